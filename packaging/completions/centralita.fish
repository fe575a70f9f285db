# Print an optspec for argparse to handle cmd's options that are independent of any subcommand.
function __fish_centralita_global_optspecs
    string join \n config= data= socket= context= as= json plain q/quiet color= no-input y/yes timeout= lang= v/verbose h/help V/version
end

function __fish_centralita_needs_command
    # Figure out if the current invocation already has a command.
    set -l cmd (commandline -opc)
    set -e cmd[1]
    argparse -s (__fish_centralita_global_optspecs) -- $cmd 2>/dev/null
    or return
    if set -q argv[1]
        # Also print the command, so this can be used to figure out what it is.
        echo $argv[1]
        return 1
    end
    return 0
end

function __fish_centralita_using_subcommand
    set -l cmd (__fish_centralita_needs_command)
    test -z "$cmd"
    and return 1
    contains -- $cmd[1] $argv
end

complete -c centralita -n "__fish_centralita_needs_command" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_needs_command" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_needs_command" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_needs_command" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_needs_command" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_needs_command" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_needs_command" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_needs_command" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_needs_command" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_needs_command" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_needs_command" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_needs_command" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_needs_command" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_needs_command" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_needs_command" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_needs_command" -s V -l version -d 'The version'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "serve" -d 'Run the desk in the foreground'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "check" -d 'Check the configuration without running anything'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "demo" -d 'A desk to try, on this machine'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "setup" -d 'Writes the first configuration'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "support-bundle" -d 'Writes one file for whoever helps from elsewhere: no secret and no customer in it'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "console" -d 'The terminal console'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "reload" -d 'Applies the edited configuration'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "status" -d 'The desk at a glance'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "login" -d 'Signs in to a desk elsewhere'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "logout" -d 'Signs out, and forgets the context'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "whoami" -d 'Who you are here'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "context" -d 'Remembered desks'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "conv" -d 'Conversations'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "queue" -d 'Queues'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "agent" -d 'People with an account'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "customer" -d 'Customers'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "channel" -d 'Channels'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "form" -d 'Forms on web pages'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "macro" -d 'Macros: saved answers'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "guidance" -d 'Guidance: what the team is to know and keep to'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "outbox" -d 'Outbox: what has not left yet'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "event" -d 'What happens'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "report" -d 'Figures of the past'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "store" -d 'The store'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "backup" -d 'Backups'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "bundle" -d 'Signed bundles of configuration and packages, brought by folder'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "config" -d 'The running configuration'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "cert" -d 'The certificate'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "token" -d 'Tokens for programs'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "explain" -d 'Explains a code, or why a conversation is where it is'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "simulate" -d 'Lives a past period again under other settings'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "export" -d 'Everything, a conversation a line'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "completions" -d 'Writes completions for a shell, in the language of --lang or LANG'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "man" -d 'Writes the man pages'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "version" -d 'The version'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand check" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand check" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand check" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand check" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l strict -d 'Warnings count as errors'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l dir -d 'The demo\'s folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l listen -d 'Where to listen for agents' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l reset -d 'Start afresh, without the data from before'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l traffic -d 'Five made-up customers who write and answer'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l tour -d 'Five steps to try it'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l i-know-it-is-public -d 'Though other machines can reach it; with other passwords'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l print-config -d 'Only show its configuration'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l answers -d 'File with the answers' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l to -d 'Folder or file (.tar) that it is written to' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l lines -d 'Lines of the journal, the last ones (default: 1000)' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l user -d 'User' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l password-file -d 'File with the password, or “-”' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand console" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l ascii -d 'Only ASCII, but for what people write'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l read-only -d 'Look without changing anything'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l demo -d 'Sign in to this machine\'s demo'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l wait -d 'Wait for the outcome' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand status" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand status" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand status" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand status" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l watch -d 'Again every second'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand login" -l user -d 'User' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l save-as -d 'Name to remember it by' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l password-file -d 'File with the password, or “-”' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l code-file -d 'File with the six digits, or “-”' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l fingerprint -d 'Expected fingerprint' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand login" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand login" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand login" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -f -a "use" -d 'Uses one from now on'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -f -a "rm" -d 'Forgets one'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "find" -d 'Finds by words, also in what was written'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "show" -d 'Shows one, with its messages'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "tail" -d 'Follows one as it goes on'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "new" -d 'Writes to a customer first'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "reply" -d 'Answers the customer'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "note" -d 'Writes an internal note'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "draft" -d 'Your unfinished answers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "seen" -d 'Says that its messages have been read, up to one'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "claim" -d 'Takes it for yourself'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "accept" -d 'Accepts an offer'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "decline" -d 'Declines an offer'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "assign" -d 'Gives it to somebody'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "release" -d 'Puts it back in its queue'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "transfer" -d 'Moves it to another queue, or to a person'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "hand-over" -d 'Gives it to the people of a queue, with what was found out: what a bot does'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "reassign" -d 'Moves several at once'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "postpone" -d 'Puts it off'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "resolve" -d 'Marks it resolved without an answer'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "reopen" -d 'Opens it again'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "end" -d 'Ends it, with its wrap-up'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "tag" -d 'Puts labels on and takes them off'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "priority" -d 'Changes its priority: 0 goes first'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "subject" -d 'Changes its subject'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "case" -d 'Changes its case'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "merge" -d 'Makes one of two'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "split" -d 'Splits from a message on'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "flag" -d 'Asks a supervisor for help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "extend" -d 'Takes more time to write it up'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "finish" -d 'Says that it is written up'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "join" -d 'Writes beside its owner from now on'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "take-over" -d 'Takes it from its owner'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "undo" -d 'Takes the last act back'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "export" -d 'Writes all of it as a line of JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "history" -d 'What happened to it'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "body" -d 'A whole message: text, formatted, or as it came'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "file" -d 'Saves an attached file'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l agent -d 'Agent' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l tag -d 'Label' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l status -d 'Status (one of: new, open, resolved, snoozed)' -r -f -a "new\t''
open\t''
resolved\t''
snoozed\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l channel -d 'Channel' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l text -d 'Text; “-” reads standard input' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l customer -d 'Customer' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l case -d 'Case it goes on with' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l sort -d 'Order (one of: received, priority, channel, due, updated, number) (default: received)' -r -f -a "received\t''
priority\t''
channel\t''
due\t''
updated\t''
number\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l limit -d 'How many at most (default: 50)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l cursor -d 'Where to go on' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l mine -d 'Only your own'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l unassigned -d 'Only those nobody has'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l offered -d 'Only those offered to somebody now'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l alarms -d 'Only those that call for a supervisor'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l limit -d 'How many at most (default: 50)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l cursor -d 'Where to go on' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l since -d 'Only after this message' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l channel -d 'Channel' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l to -d 'Address of the customer' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l name -d 'Name' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l subject -d 'Subject' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l case -d 'Case it goes on with' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l cc -d 'Copy to this address too' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s f -l file -d 'File with the text' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l html -d 'File with the formatted form; the text stays beside it' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l attach -d 'File to attach' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l template -d 'Template of the channel\'s, where it takes no free answer' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l value -d 'What stands in a place of the template' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l template-language -d 'Language of the template, as the channel names it (es, es_MX)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s f -l file -d 'File with the text' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l base-seq -d 'Last message you have seen: if there are more, nothing is sent' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l html -d 'File with the formatted form; the text stays beside it' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l attach -d 'File to attach' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l subject -d 'Subject' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l to -d 'Another of the customer\'s addresses' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l cc -d 'Copy to this address too' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l via -d 'Channel by which it leaves, if not by the one the customer last used' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l macro -d 'Saved answer' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l end -d 'End it with this wrap-up' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l template -d 'Template of the channel\'s, where it takes no free answer' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l value -d 'What stands in a place of the template' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l template-language -d 'Language of the template, as the channel names it (es, es_MX)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s f -l file -d 'File with the text' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l attach -d 'File to attach' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l private -d 'For yourself only'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l whisper -d 'For its owner only, unseen by others'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -f -a "show" -d 'Shows one'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -f -a "save" -d 'Keeps one'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -f -a "drop" -d 'Throws one away'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l over-capacity -d 'Though it does not fit'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l reason -d 'Reason' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l over-capacity -d 'Though it does not fit'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l agent -d 'Agent' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l field -d 'Field=value' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l agent -d 'Agent' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l over-capacity -d 'Though it does not fit'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l base-seq -d 'Last message you have seen: if there are more, nothing is sent' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l base-seq -d 'Last message you have seen: if there are more, nothing is sent' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l disposition -d 'Wrap-up' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l remark -d 'Remark' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l remove -d 'Label to take off' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l status -d 'Status (one of: new, open, pending, on_hold, solved, closed)' -r -f -a "new\t''
open\t''
pending\t''
on_hold\t''
solved\t''
closed\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l kind -d 'Kind of case, or of channel (mail, maildir, partner, webchat, webform)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l external -d 'Number in another system' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l relates-to -d 'Case it belongs to' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l lower -d 'Help is no longer needed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l after -d 'From this event on' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l limit -d 'How many at most (default: 500)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l form -d 'text, html made safe, or raw as it came (one of: text, html, raw) (default: text)' -r -f -a "text\t''
html\t''
raw\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s o -l output -d 'Where to save it' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s o -l output -d 'Where to save it' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "show" -d 'Shows one'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "pause" -d 'Stops giving out its work'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "resume" -d 'Goes on giving out its work'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "move" -d 'Moves everything that waits to another'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "show" -d 'Shows one'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "add" -d 'Adds one'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "set" -d 'Changes one'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "disable" -d 'Keeps one from signing in'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "enable" -d 'Lets one sign in'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "passwd" -d 'Changes a password'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "status" -d 'Changes a status: STATUS your own, NAME STATUS somebody\'s; without them, which there are'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "offers" -d 'The work that is offered to you'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "history" -d 'What somebody did, and what happened to them'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "roles" -d 'Roles and permission sets, with what they allow'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "sessions" -d 'One\'s sessions'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "code" -d 'Sets up your second factor'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "reset-code" -d 'Clears one\'s second factor'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "sign-out" -d 'Ends one\'s presence and frees their work'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "signature" -d 'What stands under what you write to customers, or under what NAME writes: shows it, or changes it'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l display -d 'Name that is shown' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l role -d 'agent, supervisor, administrator, auditor or bot (one of: agent, supervisor, administrator, auditor, bot) (default: agent)' -r -f -a "agent\t''
supervisor\t''
administrator\t''
auditor\t''
bot\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l skill -d 'Skill=level, from 0 to 10' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l set -d 'Permission set' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l capacity -d 'How much one carries (default: 5)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l interruptible -d 'How much interruptible work' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l password-file -d 'File with the password, or “-”' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l no-password -d 'No password for now'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l link -d 'Instead of a password a link that signs in once, in which it is chosen'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l must-change -d 'Has to change it at sign-in'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l display -d 'Name that is shown' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l role -d 'agent, supervisor, administrator, auditor or bot (one of: agent, supervisor, administrator, auditor, bot)' -r -f -a "agent\t''
supervisor\t''
administrator\t''
auditor\t''
bot\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l queue -d 'All of their queues, instead of those they have' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l add-queue -d 'Queue that they work in besides' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l remove-queue -d 'Queue that they work in no more' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l skill -d 'All of their skills, as skill=level from 0 to 10, instead of those they have' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l add-skill -d 'Skill=level, from 0 to 10, besides those they have' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l remove-skill -d 'Skill that they have no more' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l set -d 'Permission set' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l capacity -d 'How much one carries' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l interruptible -d 'How much interruptible work' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l password-file -d 'File with the password, or “-”' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l must-change -d 'Has to change it at sign-in'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l after -d 'From this event on' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l limit -d 'How many at most (default: 500)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l end -d 'End them'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l confirm -d 'Confirms with the six digits in this file, or “-”' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l text -d 'Text; “-” reads standard input' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l file -d 'File with the text' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l html -d 'File with the formatted form; the text stays beside it' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l clear -d 'Leaves none'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "find" -d 'Finds by name or address'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "show" -d 'Shows one'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "edit" -d 'Corrects one'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "merge" -d 'Makes one of two'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "export" -d 'Writes all there is about one, as lines of JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "erase" -d 'Erases one for good: record, messages and files'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l name -d 'Name' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l language -d 'Language they speak' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l field -d 'Field=value' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l address -d 'Address' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "show" -d 'Shows one: how it is, what it can carry'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "test" -d 'Makes a round trip'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "pause" -d 'Stops one'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "resume" -d 'Lets one go on'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "addresses" -d 'Addresses that customers write to, and whether they arrive'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "verify" -d 'Checks that an address arrives: mails it a code'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "rejected" -d 'What was said and could not be taken, and forms in quarantine: lists it, or shows one'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "replay" -d 'Takes what was rejected as if it had just come: those named, or all'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "discard" -d 'Drops what was rejected for good: those named, or all'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "add" -d 'Writes a new channel into the configuration, in a file of its own'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l to -d 'Address that the trial is sent to' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l code -d 'The code that was read in the mail' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l cursor -d 'Where to go on' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l limit -d 'How many at most (default: 100)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l kind -d 'Kind of case, or of channel (mail, maildir, partner, webchat, webform)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l setting -d 'A key of the channel and what it says; may be repeated' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l secret-file -d 'A key of the channel that is a secret, and the file that it is read from (“-” for standard input)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l new-queue -d 'Makes the queue with it'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l dry-run -d 'Only say what would be done'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l overwrite -d 'Writes over a file that the desk did not write, or that was edited since'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -f -a "html" -d 'Writes a form as HTML for a page of yours: no script, to be restyled at will'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l url -d 'Web address of the desk, as https://desk.example.com' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "show" -d 'Shows one: as it is written, or filled in for a conversation'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "edit" -d 'Opens the file it stands in, and checks it after'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "import" -d 'Takes in what a file says'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "export" -d 'Writes them as TOML'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l conv -d 'Conversation' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "list" -d 'Lists it, what is to be read first'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "show" -d 'Shows one, or an earlier version of it'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "publish" -d 'Publishes it, or the next version of it; what is not said stays as it was'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "withdraw" -d 'Withdraws one'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "readers" -d 'Whom it is for, and who has read it when'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "read" -d 'Says that you have read it'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s f -l file -d 'File with the text' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l title -d 'Line that says what it is about' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l channel -d 'Channel' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l everybody -d 'For everybody'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "list" -d 'Lists it'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "show" -d 'Shows one'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "retry" -d 'Tries again'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "drop" -d 'Gives up'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "approve" -d 'Lets answers leave that wait for approval'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "give-back" -d 'Gives an answer back to its author, with the reason'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "withdraw" -d 'Withdraws an answer of one\'s own that waits for approval'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l channel -d 'Channel' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l cursor -d 'Where to go on' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l limit -d 'How many at most (default: 100)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l dead -d 'Only those given up'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l held -d 'Only those that wait for approval'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l reason -d 'Reason' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s f -l file -d 'File with what it is to say instead; “-” reads standard input' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l reason -d 'Reason' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -f -a "tail" -d 'Lists and follows events'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -f -a "audit" -d 'Who did what'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l after -d 'From this event on' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l conv -d 'Conversation' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l limit -d 'How many at most (default: 100)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l follow -d 'Follow as they happen'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l agent -d 'Agent' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l from -d 'Since when' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l to -d 'Until when' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l after -d 'From this event on' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l limit -d 'How many at most (default: 500)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "now" -d 'The floor at this moment: queues, people, skills, alarms'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "today" -d 'Today at a glance'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "queue" -d 'By queue: arrivals, waits, answers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "agent" -d 'By person'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "sla" -d 'Answers in time, by queue'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l csv -d 'Comma-separated values, with times in seconds'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l from -d 'Since when' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l to -d 'Until when' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l csv -d 'Comma-separated values, with times in seconds'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l from -d 'Since when' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l to -d 'Until when' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l csv -d 'Comma-separated values, with times in seconds'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l from -d 'Since when' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l to -d 'Until when' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l csv -d 'Comma-separated values, with times in seconds'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "info" -d 'Sizes and counts'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "verify" -d 'Checks every index'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "compact" -d 'Makes its file smaller, with the desk stopped'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "downgrade" -d 'Goes back to the copy kept before a later version changed the record, with the desk stopped'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l to -d 'Schema to go back to; without it, the latest that is kept' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l dry-run -d 'Only say what would be done'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "create" -d 'Makes one, with the desk running or stopped'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "verify" -d 'Proves one by restoring it beside itself: every record and file is read, then the trial is removed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "restore" -d 'Puts one back, with the desk stopped or by --restart'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "key" -d 'Makes a pair of keys: one half seals backups, the other opens them'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "hand-over" -d 'What the unit does first: lays out whom backups are encrypted for'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l to -d 'Folder or file that it is written to' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l keep -d 'How many to keep in the folder, this one included; older ones are removed once it is verified' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l seal-for -d 'Public half of a key (age1…) or a file of them: only their secret halves open it; may be repeated' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l key -d 'File with the secret half of the key of an encrypted one' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l key -d 'File with the secret half of the key of an encrypted one' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l scratch -d 'Folder for the trial, in place of that of the backup; it takes the room that all of it takes' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l key -d 'File with the secret half of the key of an encrypted one' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l dry-run -d 'Only say what would be done'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l replace -d 'Though there is another: it is moved aside, not removed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l restart -d 'Stops the service before and starts it after, as root'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "key" -d 'Makes a pair of keys, in the format of minisign'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "create" -d 'Lists and signs what lies in a folder: conf.d/*.toml, packages/*.deb and *.rpm'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "verify" -d 'Says what a folder brings, what is missing and what would be refused'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "apply" -d 'Puts the bundles of a folder in force that come next; refuses what is unsigned, changed or older'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l key -d 'File with the secret half of the key that signs' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l series -d 'What it is one of: each series is numbered by itself' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l number -d 'Which of its series it is, from 1; each is one more than the last' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l trust -d 'File with the public keys whose signatures count (bundles.pub beside the configuration)' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l trust -d 'File with the public keys whose signatures count (bundles.pub beside the configuration)' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l dry-run -d 'Only say what would be done'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l skip-missing -d 'Goes on over numbers that are missing'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l overwrite -d 'Writes over a file that the desk did not write, or that was edited since'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "show" -d 'Shows it'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "get" -d 'Shows one key'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "list" -d 'The kinds of things that can be changed here, or the things of one kind'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "set" -d 'Changes a macro, label, queue, rule or other thing, in a file of its own that is shown first'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "remove" -d 'Takes the file of a thing away that was written here, shown first'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "describe" -d 'Explains a key, or all of them'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "schema" -d 'The schema for editors (JSON Schema)'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "sockets" -d 'Every socket the configuration could open, in and out, with the line that causes it; or the drop-in that denies the service everything else'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "diff" -d 'Files against what runs'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "history" -d 'The generations applied'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "status" -d 'What became of the last attempt'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l origin -d 'With the file that sets it'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l from-file -d 'A key whose text is in a file, for texts of several lines; may be repeated' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l dry-run -d 'Only say what would be done'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l overwrite -d 'Writes over a file that the desk did not write, or that was edited since'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l dry-run -d 'Only say what would be done'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l overwrite -d 'Writes over a file that the desk did not write, or that was edited since'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l from -d 'Networks that people and servers come from, separated by commas (systemd\'s lists hold both ways)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l drop-in -d 'Write a drop-in for the unit that refuses every address but those the configuration names'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l resolve -d 'Look the names up now and put their addresses in; systemd knows no names'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l limit -d 'How many at most (default: 20)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "show" -d 'Shows it'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "fingerprint" -d 'Only its fingerprint'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "renew" -d 'Renews it, or reads it from its files again'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "trust" -d 'Trusts the fingerprint of another desk'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l fingerprint -d 'Expected fingerprint' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -f -a "create" -d 'Makes one, and shows it once'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -f -a "list" -d 'Lists them'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -f -a "revoke" -d 'Takes one away'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l valid -d 'How long it is good for (default: 365d)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l once -d 'Good for one use'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l from -d 'Since when' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l to -d 'Until when' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand export" -l queue -d 'Queue' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l customer -d 'Customer' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand export" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand export" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand export" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand export" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand export" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand export" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand man" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand man" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand man" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand man" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand man" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand man" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand man" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s h -l help -d 'This help'
complete -c centralita -n "__fish_centralita_using_subcommand version" -l config -d 'Configuration folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand version" -l data -d 'Data folder' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand version" -l socket -d 'Control socket' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand version" -l context -d 'Remembered desk to use' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l as -d 'In whose name (control socket)' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l color -d 'Colours (one of: auto, always, never) (default: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand version" -l timeout -d 'How long to wait for an answer (default: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l lang -d 'Language: es or en' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l json -d 'JSON documents'
complete -c centralita -n "__fish_centralita_using_subcommand version" -l plain -d 'Columns by tab'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s q -l quiet -d 'No sentences, no headers'
complete -c centralita -n "__fish_centralita_using_subcommand version" -l no-input -d 'Ask nothing'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s y -l yes -d 'Count as confirmed'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s v -l verbose -d 'More detail'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s h -l help -d 'This help'
