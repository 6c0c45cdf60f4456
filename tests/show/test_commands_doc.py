"""docs/commands.md names every command with each of its options, and none that there is not."""

import re
import shlex
from pathlib import Path

import pytest
from typer.main import get_command
from typer.testing import CliRunner

from kilde.show.cli import command_line

PAGE = (Path(__file__).parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
SECTIONS = dict(zip(*[iter(re.split(r"^## (.+)$", PAGE, flags=re.MULTILINE)[1:])] * 2, strict=True))


def commands(group, path=("kilde",)):
    for name, command in group.commands.items():
        here = (*path, name)
        yield from commands(command, here) if hasattr(command, "commands") else [(" ".join(here), command)]


COMMANDS = dict(commands(get_command(command_line())))


def options(command):
    return {name for parameter in command.params for name in parameter.opts if name.startswith("--")} - {"--help"}


@pytest.mark.parametrize("name", COMMANDS)
def test_section_has_the_options_of_the_command(name):
    assert set(re.findall(r"--[a-z]+(?:-[a-z]+)*", SECTIONS[name])) >= options(COMMANDS[name])
    named = set(re.findall(r"^\| `(--[a-z-]+)`", SECTIONS[name], re.MULTILINE))
    assert named <= options(COMMANDS[name])


def test_all_sections_and_shared_options_are_there():
    assert set(COMMANDS) <= set(SECTIONS)
    assert {name for name in SECTIONS if name.startswith("kilde ")} <= set(COMMANDS)
    shared = set(re.findall(r"^\| `(--[a-z-]+)`", SECTIONS["Options that several commands have"], re.MULTILINE))
    assert shared <= set().union(*map(options, COMMANDS.values()))


def test_the_list_of_commands_is_complete():
    assert set(re.findall(r"^\| \[`(kilde [^`]+)`\]", PAGE, re.MULTILINE)) == set(COMMANDS)


@pytest.mark.parametrize(
    ("phrase", "command", "answer"), re.findall(r'^\$ echo "(.+)" \| kilde (.+)\n(.+)$', PAGE, re.MULTILINE)
)
def test_examples_answer_as_printed(phrase, command, answer):
    assert CliRunner().invoke(command_line(), shlex.split(command), input=f"{phrase}\n").stdout == f"{answer}\n"


def test_there_are_examples():
    assert PAGE.count('$ echo "') == 2
