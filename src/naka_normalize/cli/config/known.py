"""Every setting, described once.

The options of commands, the reader of configuration files, ``naka config show`` and the
table in docs/configuration.md all follow it. A new setting is one line here and one option
of that name.
"""

from typing import NamedTuple

from naka_normalize.cli.config.kinds import (
    COUNT,
    ENCODING,
    GLOBS,
    LANGUAGE,
    NAMES,
    PATHS,
    SWITCH,
    Kind,
    one_of,
)

POLICIES = ("strict", "balanced", "eager")
COLOURS = ("auto", "always", "never")


class Setting(NamedTuple):
    """Something that a project sets once, and a command line when it has to.

    Attributes:
        key: Its name in a configuration file.
        option: Its option; every command that has one takes part.
        kind: What its values may be.
        default: Its value when nobody sets it.
        help: What it does, in words that follow its name.
        variable: The environment variable that sets it; empty for most. A variable is for
            what depends on the machine. What changes an answer has to stand in the file or
            on the command line, where the next reader sees it.
        short: A short form of the option; empty for most.
        adds: Whether the values of a command line come after those of the file, and do not
            replace them.
    """

    key: str
    option: str
    kind: Kind
    default: object
    help: str
    variable: str = ""
    short: str = ""
    adds: bool = False


SETTINGS = (
    Setting(
        "aliases",
        "--aliases",
        PATHS,
        [],
        "add names from an alias file of your own; may be given several times",
        adds=True,
    ),
    Setting(
        "packs",
        "--pack",
        NAMES,
        [],
        "add names from an installed pack; may be given several times",
        adds=True,
    ),
    Setting(
        "policy",
        "--policy",
        one_of(POLICIES),
        "balanced",
        "how sure a change must be (default: balanced)",
    ),
    Setting(
        "names",
        "--names",
        LANGUAGE,
        "en",
        "which right names to write: a language code such as az (default: en)",
    ),
    Setting(
        "keep_going",
        "--keep-going",
        SWITCH,
        False,  # noqa: FBT003 - the value of a setting
        "leave out packs that cannot be used, with a warning, unless built in",
    ),
    Setting(
        "encoding",
        "--encoding",
        ENCODING,
        "utf-8",
        "encoding of the inputs; auto guesses and says what (default: utf-8, strictly)",
    ),
    Setting(
        "include",
        "--include",
        GLOBS,
        [],
        "of directories take only files like this, such as '*.txt'; may be repeated",
    ),
    Setting(
        "exclude",
        "--exclude",
        GLOBS,
        [],
        "pass over files and directories like this; may be repeated",
        adds=True,
    ),
    Setting(
        "jobs",
        "--jobs",
        COUNT,
        None,
        "how many processes work (default: one on each core, if there is enough)",
        variable="NAKA_JOBS",
        short="-j",
    ),
    Setting(
        "color",
        "--color",
        one_of(COLOURS),
        "auto",
        "when to use colours; auto: on a terminal, unless NO_COLOR is set",
    ),
)
BY_KEY = {setting.key: setting for setting in SETTINGS}
