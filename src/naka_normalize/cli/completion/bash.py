"""Completion for bash, from version 3.2 on."""

from collections.abc import Sequence

from naka_normalize.cli.completion.described import Argument, Command

_SCRIPT = """\
# Completion of naka for bash. Put this into ~/.bashrc:
#   source <(naka completion bash)
_naka() {{
    local word=${{COMP_WORDS[COMP_CWORD]}} before=${{COMP_WORDS[COMP_CWORD - 1]}}
    local at="" words="" takes="" options="" i
    # An option with its value, --option=value, is three words for bash.
    if [[ $word == "=" ]]; then
        word=""
    elif [[ $before == "=" ]]; then
        before=${{COMP_WORDS[COMP_CWORD - 2]}}
    fi
    for ((i = 1; i < COMP_CWORD; i++)); do
        case "$at ${{COMP_WORDS[i]}}" in
        {paths})
            at="$at ${{COMP_WORDS[i]}}" ;;
        esac
    done
    case "$at" in
{commands}
    esac
    if [[ $word == -* && -n $options ]]; then
        words=$options takes=words
    fi
    # File names are what the shell completes when there is nothing else.
    case "$takes" in
    words)
        COMPREPLY=($(compgen -W "$words" -- "$word"))
        compopt +o default 2>/dev/null ;;
    text) compopt +o default 2>/dev/null ;;
    folders) compopt +o default -o dirnames 2>/dev/null ;;
    esac
}}
complete -o default -F _naka naka naka-normalize
"""


def script(commands: Sequence[Command]) -> str:
    """Return the script."""
    paths = " | ".join(f'"{command.path}"' for command in commands if command.path)
    return _SCRIPT.format(paths=paths, commands="\n".join(map(_command, commands)))


def _command(command: Command) -> str:
    """Return the branch of one command: what follows an option, and what else may."""
    cases = [
        f"        {' | '.join(option.names)}) {_takes(option)} ;;\n"
        for option in command.options
        if option.takes
    ]
    names = " ".join(name for option in command.options for name in option.names)
    return (
        f'    "{command.path}")\n        case "$before" in\n{"".join(cases)}'
        f'        *) options="{names}" {_takes(command.rest)} ;;\n        esac ;;'
    )


def _takes(argument: Argument) -> str:
    """Return the assignments that say what an argument takes."""
    words = " ".join(word for word, _ in argument.words)
    return f'takes={argument.takes} words="{words}"'
