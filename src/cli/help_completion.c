/* SPDX-License-Identifier: MIT */
/* Completion for bash and zsh. Both scripts carry the same table: commands, their options, the words of choices. */
#include "help.h"

#include <string.h>

#include "output.h"
#include "solipost/base/buffer.h"

/* "'init' 'add prisoner' ..." */
static void append_first_words(struct buffer *out, const struct command *const *all) {
  for (size_t i = 0; all[i] != NULL; i++) {
    size_t length = strcspn(all[i]->name, " ");
    bool seen = false;
    for (size_t j = 0; j < i; j++) {
      size_t other = strcspn(all[j]->name, " ");
      if (other == length && strncmp(all[j]->name, all[i]->name, length) == 0) seen = true;
    }
    if (seen) continue;
    if (i > 0) buffer_append_char(out, ' ');
    buffer_append_bytes(out, all[i]->name, length);
  }
}

/* One branch of a shell's `case` per first word: the words that may follow it. */
static void append_second_words(struct buffer *out, const struct command *const *all) {
  for (size_t i = 0; all[i] != NULL; i++) {
    size_t length = strcspn(all[i]->name, " ");
    if (all[i]->name[length] == '\0') continue;
    bool first = true;
    for (size_t j = 0; j < i; j++)
      if (strncmp(all[j]->name, all[i]->name, length + 1) == 0) first = false;
    if (!first) continue;
    buffer_printf(out, "    %.*s) next=\"", (int)length, all[i]->name);
    for (size_t j = i; all[j] != NULL; j++)
      if (strncmp(all[j]->name, all[i]->name, length + 1) == 0)
        buffer_printf(out, "%s%s", j == i ? "" : " ", all[j]->name + length + 1);
    buffer_append(out, "\" ;;\n");
  }
}

static void append_options_of(struct buffer *out, const struct command *command, struct arena *arena) {
  size_t count = 0;
  const struct help_option *options = help_options(command, arena, &count);
  buffer_printf(out, "    '%s') options=\"", command == NULL ? "" : command->name);
  for (size_t i = 0; i < count; i++) buffer_printf(out, "%s--%s", i == 0 ? "" : " ", options[i].name);
  buffer_append(out, "\" ;;\n");
}

/* What follows an option: one of some words, a file, or any text. The option belongs to its command. */
static void append_values_of(struct buffer *out, const struct command *command, struct arena *arena) {
  size_t count = 0;
  const struct help_option *options = help_options(command, arena, &count);
  for (size_t i = 0; i < count; i++) {
    if (options[i].value == NULL) continue;
    buffer_printf(out, "    '%s --%s') ", command->name, options[i].name);
    if (options[i].choices != NULL) {
      buffer_append(out, "values=\"");
      for (size_t c = 0; options[i].choices[c].word != NULL; c++)
        buffer_printf(out, "%s%s", c == 0 ? "" : " ", options[i].choices[c].word);
      buffer_append(out, "\" ;;\n");
    } else {
      buffer_append(out, options[i].is_file ? "kind=file ;;\n" : "kind=text ;;\n");
    }
  }
}

static void append_tables(struct buffer *out, const struct command *const *all, struct arena *arena) {
  buffer_append(out, "  first=\"");
  append_first_words(out, all);
  buffer_append(out, "\"\n  case \"$one\" in\n");
  append_second_words(out, all);
  buffer_append(out, "  esac\n"
                     "  command=\"$one\"\n"
                     "  if [ -n \"$next\" ] && [ -n \"$two\" ]; then\n"
                     "    case \" $next \" in *\" $two \"*) command=\"$one $two\" ;; esac\n"
                     "  fi\n"
                     "  case \"$command\" in\n");
  append_options_of(out, NULL, arena);
  for (size_t i = 0; all[i] != NULL; i++) append_options_of(out, all[i], arena);
  buffer_append(out, "  esac\n  case \"$command $previous\" in\n");
  for (size_t i = 0; all[i] != NULL; i++) append_values_of(out, all[i], arena);
  buffer_append(out, "    *' --register') kind=file ;;\n  esac\n");
}

/* The words before the one being typed: the first two that are no options are the command's. */
static const char bash_begin[] =
    "# bash completion for solipost; made by: solipost help --completion bash\n"
    "_solipost() {\n"
    "  local current=\"${COMP_WORDS[COMP_CWORD]}\" previous=\"${COMP_WORDS[COMP_CWORD-1]}\"\n"
    "  local one='' two='' first='' next='' command='' options='' values='' kind='' word i\n"
    "  if [ \"$current\" = '=' ]; then current=''; previous=\"${COMP_WORDS[COMP_CWORD-1]}\"; fi\n"
    "  if [ \"$previous\" = '=' ]; then previous=\"${COMP_WORDS[COMP_CWORD-2]}\"; fi\n"
    "  for ((i = 1; i < COMP_CWORD; i++)); do\n"
    "    word=\"${COMP_WORDS[i]}\"\n"
    "    case \"$word\" in\n"
    "      --register | --who) i=$((i + 1)) ;;\n"
    "      -* | =) ;;\n"
    "      *) if [ -z \"$one\" ]; then one=\"$word\"; elif [ -z \"$two\" ]; then two=\"$word\"; fi ;;\n"
    "    esac\n"
    "  done\n";
static const char bash_end[] = "  if [ -n \"$values\" ]; then\n"
                               "    COMPREPLY=($(compgen -W \"$values\" -- \"$current\"))\n"
                               "  elif [ \"$kind\" = file ]; then\n"
                               "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
                               "  elif [ \"$kind\" = text ]; then\n"
                               "    COMPREPLY=()\n"
                               "  elif [ \"${current:0:1}\" = - ]; then\n"
                               "    COMPREPLY=($(compgen -W \"$options\" -- \"$current\"))\n"
                               "  elif [ -z \"$one\" ]; then\n"
                               "    COMPREPLY=($(compgen -W \"$first\" -- \"$current\"))\n"
                               "  elif [ -n \"$next\" ] && [ -z \"$two\" ]; then\n"
                               "    COMPREPLY=($(compgen -W \"$next\" -- \"$current\"))\n"
                               "  else\n"
                               "    COMPREPLY=($(compgen -f -- \"$current\"))\n"
                               "  fi\n"
                               "}\n"
                               "complete -o filenames -F _solipost solipost\n";

static const char zsh_begin[] =
    "#compdef solipost\n"
    "# zsh completion for solipost; made by: solipost help --completion zsh\n"
    "_solipost() {\n"
    "  local current=\"$words[CURRENT]\" previous=\"$words[CURRENT-1]\"\n"
    "  local one='' two='' first='' next='' command='' options='' values='' kind='' word\n"
    "  local -i i\n"
    "  for ((i = 2; i < CURRENT; i++)); do\n"
    "    word=\"$words[i]\"\n"
    "    case \"$word\" in\n"
    "      (--register|--who) i=$((i + 1)) ;;\n"
    "      (-*) ;;\n"
    "      (*) if [ -z \"$one\" ]; then one=\"$word\"; elif [ -z \"$two\" ]; then two=\"$word\"; fi ;;\n"
    "    esac\n"
    "  done\n";
static const char zsh_end[] = "  if [ -n \"$values\" ]; then\n"
                              "    compadd -- ${=values}\n"
                              "  elif [ \"$kind\" = file ]; then\n"
                              "    _files\n"
                              "  elif [ \"$kind\" = text ]; then\n"
                              "    return 1\n"
                              "  elif [[ \"$current\" = -* ]]; then\n"
                              "    compadd -- ${=options}\n"
                              "  elif [ -z \"$one\" ]; then\n"
                              "    compadd -- ${=first}\n"
                              "  elif [ -n \"$next\" ] && [ -z \"$two\" ]; then\n"
                              "    compadd -- ${=next}\n"
                              "  else\n"
                              "    _files\n"
                              "  fi\n"
                              "}\n"
                              "_solipost \"$@\"\n";

static void print_script(struct cli *cli, const char *begin, const char *end) {
  struct buffer out;
  buffer_init(&out);
  buffer_append(&out, begin);
  append_tables(&out, cli->commands, &cli->arena);
  buffer_append(&out, end);
  cli_print_raw(cli, out.bytes, out.length);
  buffer_release(&out);
}

void help_print_completion_bash(struct cli *cli) { print_script(cli, bash_begin, bash_end); }

void help_print_completion_zsh(struct cli *cli) { print_script(cli, zsh_begin, zsh_end); }
