"""Completion for zsh."""

from collections.abc import Sequence

from naka_normalize.cli.completion.described import Argument, Command

_SCRIPT = """\
#compdef naka naka-normalize
# Completion of naka for zsh. Put this into ~/.zshrc, below compinit:
#   source <(naka completion zsh)
_naka() {{
    local at="" i
    local -a names
    for ((i = 2; i < CURRENT; i++)); do
        case "$at $words[i]" in
        {paths})
            at="$at $words[i]" ;;
        esac
    done
    case "$at" in
{commands}
    esac
}}
if [[ $funcstack[1] == _naka ]]; then
    _naka "$@"
else
    compdef _naka naka naka-normalize
fi
"""
# The empty action would be a message, which keeps options from being completed.
_ACTIONS = {"text": "{ true }", "files": "_files", "folders": "_files -/"}


def script(commands: Sequence[Command]) -> str:
    """Return the script."""
    paths = " | ".join(_quoted(command.path) for command in commands if command.path)
    return _SCRIPT.format(paths=paths, commands="\n".join(map(_command, commands)))


def _command(command: Command) -> str:
    """Return the branch of one command."""
    specs = [
        f"*{name}{_equals(name, option)}[{_escaped(option.about, '[]')}]{_value(option)}"
        for option in command.options
        for name in option.names
    ]
    specs.append(f"*{_value(command.rest)}")
    names = " ".join(
        _quoted(f"{word}:{_escaped(about, ':')}") for word, about in command.rest.words
    )
    lines = " \\\n            ".join(map(_quoted, specs))
    return (
        f"    {_quoted(command.path)})\n        names=({names})\n"
        f"        _arguments -S \\\n            {lines} ;;"
    )


def _equals(name: str, option: Argument) -> str:
    """Return the sign that says how a value follows an option."""
    if not option.takes:
        return ""
    return "=" if name.startswith("--") else "+"


def _value(argument: Argument) -> str:
    """Return what follows, as ``_arguments`` wants it."""
    if not argument.takes:
        return ""
    if argument.takes != "words":
        return f":{argument.takes}:{_ACTIONS[argument.takes]}"
    if not argument.names:
        return ":word:{ _describe word names }"
    return f":value:({' '.join(word for word, _ in argument.words)})"


def _escaped(text: str, signs: str) -> str:
    """Return a text with a backslash before some signs."""
    return "".join(f"\\{sign}" if sign in f"\\{signs}" else sign for sign in text)


def _quoted(text: str) -> str:
    """Return a text as one word of zsh."""
    return "'" + text.replace("'", "'\\''") + "'"
