# SPDX-License-Identifier: MIT
# Every command that a message, a hint or a text of help names is one there is, with options it has and no more operands
# than it takes.
load helper

# commands_in FILES...: prints what is wrong, and how many commands were looked at.
commands_in() {
  solipost help --markdown >commands.md
  solipost help --list-commands >commands
  cat >look.py <<'PY'
import re, shlex, sys

commands, usage, options, section = set(open('commands').read().split('\n')) - {''}, {}, {}, None
common = {'--help', '--version', '--register', '--who', '--passphrase-fd', '--yes', '--dry-run', '--format', '--no-pager'}
for line in open('commands.md'):
    if line.startswith('### '): section = line[4:].strip()
    elif section and line.startswith('    solipost ' + section) and section not in usage: usage[section] = line.strip()
    elif section:
        options.setdefault(section, set()).update(re.findall(r'--[a-z][a-z0-9-]*', line.split('|')[1]) if line.startswith('|') else [])
first_words = {command.split()[0] for command in commands}
# What the program does or is, and no command: "solipost keeps ...".
prose = set('a and as brings builds cannot does had holds it itself keeps may picture reads solipost stay to works'.split())
ends = re.compile(r"""['";,:)|`\n\\]|\. |\.$| or solipost | {3,}|\.\.\.|, | and then """)

def most_operands(command):
    if command == 'help': return 2 # the words of a command
    shown = usage[command][len('solipost ' + command):].replace('[OPTION]...', '')
    return 99 if '...' in shown else len(shown.split())

def look(where, text):
    words = text.split()
    if not words or words[0] in ('COMMAND', '%s', 'LETTER', 'TEXT') or words[0].startswith(('-', '%')): return 0
    if words[0] in prose: return 0
    if words[0] not in first_words: return fault(where, text, 'no such command')
    if len(words) > 1 and ' '.join(words[:2]) in commands: command, rest = ' '.join(words[:2]), words[2:]
    elif words[0] in commands: command, rest = words[0], words[1:]
    elif len(words) == 1 or words[1].startswith('%') or '|' in words[1]: return 1 # "solipost add %s", "solipost add"
    else: return fault(where, text, 'no such command')
    operands = 0
    for i, word in enumerate(rest):
        if word.startswith('--'):
            if word.split('=')[0] not in options.get(command, set()) | common: fault(where, text, 'no option ' + word)
            break # values and operands look alike from here on
        operands += 1
    if operands > most_operands(command): fault(where, text, 'too many operands')
    for word in rest:
        if word.startswith('--') and word.split('=')[0] not in options.get(command, set()) | common:
            fault(where, text, 'no option ' + word)
    return 1

faults = []
def fault(where, text, why):
    faults.append('%s: solipost %s: %s' % (where, text, why))
    return 0

looked = 0
for path in sys.argv[1:]:
    source = open(path).read()
    source = re.sub(r'/\*.*?\*/', ' ', source, flags=re.S)
    source = re.sub(r'%"\s*PRI[dux]64\s*"', '1', source)
    source = re.sub(r'%"\s*PRI[dux]64', '1"', source)
    for literal in re.findall(r'"(?:[^"\\\n]|\\.)*"(?:\s*"(?:[^"\\\n]|\\.)*")*', source):
        text = ''.join(re.findall(r'"((?:[^"\\\n]|\\.)*)"', literal)).replace('\\n', '\n').replace('%%', '%')
        for at in re.finditer(r'\bsolipost (?=[a-zA-Z%])', text):
            rest = text[at.end():]
            end = ends.search(rest)
            named = rest[:end.start()] if end else rest
            looked += look(path, re.sub(r'(?<=\w)%s', '', named)) # "mailed%s": numbers follow, or nothing
print('\n'.join(sorted(set(faults))) or 'none is wrong')
print(looked, 'commands')
PY
  python3 look.py "$@"
}

@test "a command that is none, an option it has not and an operand too many are noticed" {
  cat >wrong.c <<'C'
/* solipost nonsense in a comment is nobody's business */
const char *a = N_("look with 'solipost list nobody', or solipost frobnicate P001");
const char *b = _("say it: solipost reply hand %" PRId64 " --two WRITER");
const char *c = "solipost today P001; solipost keeps this, 'solipost show run 7' is right";
C
  expect 0 commands_in wrong.c
  contains "$output" 'solipost list nobody: no such command'
  contains "$output" 'solipost frobnicate P001: no such command'
  contains "$output" 'solipost reply hand 1 --two WRITER: no option --two'
  contains "$output" 'solipost today P001: too many operands'
  contains "$output" '3 commands'
  lacks "$output" nonsense
}

@test "every command that is named is one there is" {
  expect 0 commands_in "$BATS_TEST_DIRNAME"/../../src/*/*.c
  contains "$output" 'none is wrong'
  [ "$(grep -o '^[0-9]* commands' <<<"$output" | grep -o '[0-9]*')" -gt 400 ]
}
