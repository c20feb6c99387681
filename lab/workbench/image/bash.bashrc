# Read by every interactive bash in the workbench, whatever becomes of the learner's own dotfiles.
[[ $- == *i* ]] || return

shopt -s checkwinsize histappend
HISTFILE=/workspace/.bash_history
HISTSIZE=10000
HISTFILESIZE=10000
HISTCONTROL=ignoredups

alias ls='ls --color=auto'
alias ll='ls -l'
alias grep='grep --color=auto'

[[ -r /usr/share/bash-completion/bash_completion ]] && . /usr/share/bash-completion/bash_completion

# A path as it may stand in a URL: each byte that is not plain is written %XX.
__lab_url_path() {
  local LC_ALL=C path=$1 result='' byte code i
  for ((i = 0; i < ${#path}; i++)); do
    byte=${path:i:1}
    case $byte in
      [a-zA-Z0-9/._~-]) result+=$byte ;;
      *) printf -v code '%d' "'$byte" && printf -v byte '%%%02X' "$((code & 255))" && result+=$byte ;;
    esac
  done
  printf '%s' "$result"
}

# Tells the terminal how the last command ended (OSC 133;D) and where the shell stands (OSC 7).
__lab_prompt() {
  local code=$?
  printf '\e]133;D;%d\e\\\e]7;file://workbench%s\e\\' "$code" "$(__lab_url_path "$PWD")"
  history -a 2>/dev/null
}
PROMPT_COMMAND=__lab_prompt

# OSC 133: A a prompt begins, B it ends and typing begins, C a command runs.
PS0='\e]133;C\e\\'
PS1='\[\e]133;A\e\\\]\w $ \[\e]133;B\e\\\]'
