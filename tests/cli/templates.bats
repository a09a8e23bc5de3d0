# SPDX-License-Identifier: MIT
# Texts of cards and letters: which there are, how they read, what to look at, one of one's own.
load helper
load register

setup() { solipost_fresh_home; }

own="" # folder of the user's own templates; set by text
text() { # NAME LANGUAGE KIND: the body comes from standard input
  own="$XDG_DATA_HOME/solipost/templates"
  mkdir -p "$own/$1"
  { printf -- '---\nkind: %s\nlanguage: %s\ntitle: Mine\nchecked-by: Ada\n---\n' "$3" "$2" && cat; } >"$own/$1/$2.md"
}

@test "shipped texts are listed with their languages" {
  expect 0 solipost template list
  contains "$output" greeting
  contains "$output" shipped
  contains "$errors" 'no native reader'
  expect 0 solipost template list --format csv
  contains "$output" 'name,kind,title,languages,read_in,origin,path,problem'
  contains "$output" 'greeting,card,Warm greetings,"ar, ckb, de,'
}

@test "a text is shown filled in for a person made up" {
  expect 0 solipost template show greeting --language de
  contains "$output" Deniz
  contains "$output" 'card, German, read by no native reader yet'
  lacks "$output" '{'
  expect 0 solipost template show greeting --language de --source
  contains "$output" '{salutation}'
  expect 1 solipost template show greeting --language ja
  contains "$errors" 'no text in the language "ja"'
  expect 1 solipost template show nothing
  contains "$errors" 'solipost template list'
}

@test "conditions, lists and headings are seen as they would be printed" {
  text mine en letter <<<$'# Hello {first_name}\n\n{if birthday}\nHappy {birthday}!\n{end}\n\n1. tea\n2. cake'
  expect 0 solipost template show mine
  contains "$output" '# Hello Deniz'
  contains "$output" 'Happy 3 May 1990!'
  contains "$output" $'1. tea\n2. cake'
  expect 0 solipost template show mine --bare
  lacks "$output" Happy
}

@test "a text of one's own wins over a shipped one and is marked" {
  text greeting en card <<<'Only mine, {first_name}.'
  expect 0 solipost template show greeting
  contains "$output" 'Only mine, Deniz.'
  expect 0 solipost template list --format csv
  contains "$output" 'greeting,card,Mine,en,en,"your own, instead of the shipped one"'
  expect 1 solipost template show greeting --language de
}

@test "a text that cannot be read stays in the list and says why" {
  text broken en card <<<'{frist_name}'
  expect 0 solipost template list --format csv
  contains "$output" 'there is no field {frist_name}'
  expect 1 solipost template show broken
  contains "$errors" "Did you mean 'first_name'"
}

@test "check says line and column and how weighty it is" {
  text mine de letter <<<$'{salutation}\n\nDein Prozess in {city}.\nmehr: www.example.org'
  expect 3 solipost template check mine
  contains "$output" 'mine/de.md:9:6: warning: "Prozess": a word about the case'
  contains "$output" 'mine/de.md:9:17: warning: {city} is empty for some people'
  contains "$output" 'mine/de.md:10:7: warning: "www.example.org": a way to reach somebody outside'
  contains "$errors" '3 things to look at'
  expect 3 solipost template check mine --format csv
  contains "$output" 'file,line,column,weight,what,why,todo'
  contains "$output" 'mine/de.md,9,6,warning,'
}

@test "check fails for what cannot be printed" {
  text mine en letter <<<$'![A cat](cat.jpg)\n\n{if city}never closed'
  expect 1 solipost template check mine
  contains "$output" 'mine/en.md:9:1: fault: the condition {if city} that begins here never ends'
  text mine en letter <<<'![A cat](cat.jpg)'
  expect 1 solipost template check mine
  contains "$output" 'mine/en.md:7:1: fault: the picture cat.jpg is not there'
  echo picture >"$own/mine/cat.jpg"
  expect 0 solipost template check mine
  ln -sf /etc/hostname "$own/mine/cat.jpg"
  expect 1 solipost template check mine
  contains "$output" 'is reached by a link'
  expect 1 solipost template check nothing
}

@test "check names missing languages and names that must not stand there" {
  text mine en card <<<'Greetings from the Friends of Letters, yours Ada Lovelace'
  expect 0 solipost template check mine
  expect 3 solipost template check mine --wanted Turkish --wanted en
  contains "$output" 'mine: warning: there is no text in the language "tr"'
  expect 3 solipost template check mine --organisation 'friends of letters' --person 'Ada Lovelace'
  contains "$output" '"Friends of Letters": the name of an organisation'
  contains "$output" '"Ada Lovelace": the real name of somebody who writes'
}

@test "check looks for the name of the group when asked, and needs no register else" {
  text mine en card <<<'Greetings from the Letter group Example'
  expect 0 solipost template check mine
  expect 1 solipost template check mine --group
  contains "$errors" 'solipost init'
  sample_register
  expect 3 solipost template check mine --group
  contains "$output" '"Letter group Example": the name of an organisation'
}

@test "a file anywhere can be checked" {
  printf 'Hello\n' >greeting.md
  expect 3 solipost template check ./greeting.md
  contains "$output" './greeting.md:1:1: warning: the header names no language'
  text mine en card <<<Hello
  mv "$own/mine/en.md" "$own/mine/english.md"
  expect 1 solipost template check mine
  contains "$output" 'not called after a language'
}

@test "shipped texts can all be printed" {
  for name in $(solipost template list --format csv 2>/dev/null | sed 1d | cut -d, -f1); do
    solipost template check "$name" >out 2>&1 || [ $? -eq 3 ] || { cat out; return 1; }
    for language in $(solipost template list --format csv 2>/dev/null | grep "^$name," | sed 's/^[^"]*"\([^"]*\)".*/\1/' | tr -d ,); do
      expect 0 solipost template show "$name" --language "$language"
      expect 0 solipost template show "$name" --language "$language" --bare
    done
  done
}

@test "new begins a text that can be printed at once" {
  expect 0 solipost template new spring --kind letter --language de
  equals "$output" "$XDG_DATA_HOME/solipost/templates/spring/de.md"
  equals "$(stat -c %a "$output")" 600
  equals "$(stat -c %a "$(dirname "$output")")" 700
  expect 0 solipost template show spring
  contains "$output" Deniz
  expect 3 solipost template check spring
  contains "$output" 'the lines it began with still stand there'
  sed -i 's/^Write your text here.*/The snow melts./' "$XDG_DATA_HOME/solipost/templates/spring/de.md"
  expect 0 solipost template check spring
  lacks "$output" 'still stand there'
  expect 1 solipost template new spring --language de
  contains "$errors" 'already there'
  expect 0 solipost template new spring --language tr
}

@test "new can begin with a copy, and keeps no word of who read the other" {
  text mine tr letter <<<$'Merhaba {first_name}'
  expect 0 solipost template new other --language tr --from mine
  cat "$own/other/tr.md"
  contains "$(<"$own/other/tr.md")" 'kind: letter'
  contains "$(<"$own/other/tr.md")" 'Merhaba {first_name}'
  lacks "$(<"$own/other/tr.md")" Ada
  expect 1 solipost template new other --language de --from mine
}

@test "new wants a language and a plain name" {
  expect 2 solipost template new spring
  contains "$errors" '--language'
  expect 2 solipost template new ../spring --language de
  contains "$errors" 'cannot be the name'
  [ ! -e "$XDG_DATA_HOME/solipost/spring" ]
}

@test "cards are printed from a text of one's own, with headings, items and what holds for each person" {
  sample_register
  solipost edit P003 languages=en 2>/dev/null
  text mine en card <<<$'# Hello {first_name}\n\n1. tea\n2. {if birthday}cake{end}\n3. sun\n\n- dot'
  expect 0 solipost print cards P003 --template mine --acknowledge --yes
  local printed
  printed=$(pdftotext -raw cards-run-1.pdf -)
  contains "$printed" 'Hello Deniz'
  contains "$printed" '2. sun'
  contains "$printed" '• dot'
  lacks "$printed" cake
}

@test "a picture in the text is for letters" {
  sample_register
  solipost edit P003 languages=en 2>/dev/null
  text mine en letter <<<'![A cat](cat.jpg)'
  expect 1 solipost print cards P003 --template mine --acknowledge --yes
  contains "$output$errors" 'a picture cannot stand in the text of a card: cat.jpg'
}
