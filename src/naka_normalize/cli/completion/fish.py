"""Completion for fish."""

from collections.abc import Iterator, Sequence

from naka_normalize.cli.completion.described import Argument, Command

_SCRIPT = """\
# Completion of naka for fish:
#   naka completion fish > ~/.config/fish/completions/naka.fish
function __naka_at
    set -l at ""
    for word in (commandline -opc)[2..]
        switch "$at $word"
            case {paths}
                set at "$at $word"
        end
    end
    test "$at" = "$argv[1]"
end
complete -c naka -f
complete -c naka-normalize -w naka
{lines}
"""
# -x: a value and no file; -r -F: a value that is a file.
_VALUES = {
    "": "",
    "text": " -x",
    "files": " -r -F",
    "folders": " -x -a '(__fish_complete_directories)'",
}


def script(commands: Sequence[Command]) -> str:
    """Return the script."""
    paths = " ".join(f'"{command.path}"' for command in commands if command.path)
    lines = "\n".join(line for command in commands for line in _lines(command))
    return _SCRIPT.format(paths=paths, lines=lines)


def _lines(command: Command) -> Iterator[str]:
    """Give a line for each thing that may follow a command."""
    start = f"complete -c naka -n '__naka_at \"{command.path}\"'"
    for word, about in command.rest.words:
        yield f"{start} -a {word} -d {_quoted(about)}"
    if command.rest.takes == "files":
        yield f"{start} -F"
    if command.rest.takes == "folders":
        yield f"{start} -a '(__fish_complete_directories)'"
    for option in command.options:
        yield f"{start}{_names(option)}{_value(option)} -d {_quoted(option.about)}"


def _names(option: Argument) -> str:
    """Return the names of an option, as ``complete`` wants them."""
    return "".join(
        f" -l {name[2:]}" if name.startswith("--") else f" -s {name[1:]}"
        for name in option.names
    )


def _value(option: Argument) -> str:
    """Return what follows an option."""
    if option.takes != "words":
        return _VALUES[option.takes]
    return f" -x -a {_quoted(' '.join(word for word, _ in option.words))}"


def _quoted(text: str) -> str:
    """Return a text as one word of fish."""
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
