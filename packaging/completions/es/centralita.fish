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

complete -c centralita -n "__fish_centralita_needs_command" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_needs_command" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_needs_command" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_needs_command" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_needs_command" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_needs_command" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_needs_command" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_needs_command" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_needs_command" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_needs_command" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_needs_command" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_needs_command" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_needs_command" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_needs_command" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_needs_command" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_needs_command" -s V -l version -d 'La versión'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "serve" -d 'Pone la centralita en marcha, en primer plano'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "check" -d 'Revisa la configuración sin poner nada en marcha'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "demo" -d 'Una centralita de prueba en este equipo'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "setup" -d 'Escribe la primera configuración'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "support-bundle" -d 'Escribe un fichero para quien ayude desde fuera: sin secretos ni clientes dentro'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "console" -d 'La consola de terminal'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "reload" -d 'Aplica la configuración editada'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "status" -d 'La centralita de un vistazo'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "login" -d 'Entra en una centralita de otro equipo'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "logout" -d 'Sale, y olvida el contexto'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "whoami" -d 'Quién es usted aquí'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "context" -d 'Centralitas recordadas'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "conv" -d 'Conversaciones'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "queue" -d 'Colas'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "agent" -d 'Personas con cuenta'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "customer" -d 'Clientes'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "channel" -d 'Canales'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "form" -d 'Formularios en páginas web'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "macro" -d 'Macros: respuestas guardadas'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "guidance" -d 'Guías: lo que el equipo debe saber y cumplir'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "outbox" -d 'Salida: lo que aún no ha salido'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "event" -d 'Lo que pasa'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "report" -d 'Cifras de lo pasado'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "store" -d 'El almacén'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "backup" -d 'Copias de seguridad'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "bundle" -d 'Lotes firmados de configuración y paquetes, traídos en carpetas'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "config" -d 'La configuración en marcha'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "cert" -d 'El certificado'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "token" -d 'Fichas para programas'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "explain" -d 'Explica un código, o por qué una conversación está donde está'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "simulate" -d 'Revive un periodo pasado con otra configuración'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "export" -d 'Todo, una conversación por línea'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "completions" -d 'Escribe completados para la shell, en el idioma de --lang o de LANG'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "man" -d 'Escribe las páginas de manual'
complete -c centralita -n "__fish_centralita_needs_command" -f -a "version" -d 'La versión'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand serve" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand check" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand check" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand check" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand check" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand check" -l strict -d 'Los avisos cuentan como errores'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand check" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand check" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l dir -d 'Carpeta de la demostración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l listen -d 'Dónde escuchar a los agentes' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l reset -d 'Empezar de nuevo, sin los datos de antes'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l traffic -d 'Cinco clientes inventados que escriben y contestan'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l tour -d 'Cinco pasos para probarla'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l i-know-it-is-public -d 'Aunque se alcance desde otros equipos; con otras contraseñas'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l print-config -d 'Solo mostrar su configuración'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand demo" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l answers -d 'Fichero con las respuestas' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand setup" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l to -d 'Carpeta o fichero (.tar) en que se escribe' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l lines -d 'Líneas del diario, las últimas (si no se dice: 1000)' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand support-bundle" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l user -d 'Usuario' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l password-file -d 'Fichero con la contraseña, o «-»' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand console" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand console" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand console" -l ascii -d 'Solo ASCII, salvo lo que escriben las personas'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l read-only -d 'Mirar sin cambiar nada'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l demo -d 'Entrar en la demostración de este equipo'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand console" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand console" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l wait -d 'Esperar el resultado' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand reload" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand status" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand status" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand status" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand status" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand status" -l watch -d 'Repetir cada segundo'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand status" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand status" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand login" -l user -d 'Usuario' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l save-as -d 'Nombre con que recordarla' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l password-file -d 'Fichero con la contraseña, o «-»' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l code-file -d 'Fichero con las seis cifras, o «-»' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l fingerprint -d 'Huella esperada' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand login" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand login" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand login" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand login" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand login" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand login" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand logout" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand whoami" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -f -a "use" -d 'Usa una desde ahora'
complete -c centralita -n "__fish_centralita_using_subcommand context; and not __fish_seen_subcommand_from list use rm" -f -a "rm" -d 'Olvida una'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from use" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand context; and __fish_seen_subcommand_from rm" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "find" -d 'Busca por palabras, también en lo escrito'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "show" -d 'Muestra una, con sus mensajes'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "tail" -d 'Sigue una según avanza'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "new" -d 'Escribe primero a un cliente'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "reply" -d 'Contesta al cliente'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "note" -d 'Escribe una nota interna'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "draft" -d 'Sus respuestas sin terminar'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "seen" -d 'Da por leídos sus mensajes, hasta uno'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "claim" -d 'La toma para usted'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "accept" -d 'Acepta una oferta'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "decline" -d 'Rechaza una oferta'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "assign" -d 'Se la da a alguien'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "release" -d 'La devuelve a su cola'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "transfer" -d 'La pasa a otra cola o a una persona'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "hand-over" -d 'La entrega a las personas de una cola con lo averiguado: lo que hace un bot'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "reassign" -d 'Mueve varias a la vez'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "postpone" -d 'La pospone'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "resolve" -d 'La da por resuelta sin contestar'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "reopen" -d 'La reabre'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "end" -d 'La termina, con su cierre'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "tag" -d 'Pone y quita etiquetas'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "priority" -d 'Cambia su prioridad: 0 va primero'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "subject" -d 'Cambia su asunto'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "case" -d 'Cambia su caso'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "merge" -d 'Une dos en una'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "split" -d 'Separa desde un mensaje'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "flag" -d 'Pide ayuda a quien supervisa'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "extend" -d 'Pide más tiempo para documentarla'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "finish" -d 'La da por documentada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "join" -d 'Escribe junto a quien la lleva, desde ahora'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "take-over" -d 'Se la quita a quien la lleva'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "undo" -d 'Deshace lo último'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "export" -d 'La escribe entera, en una línea JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "history" -d 'Lo que le ha pasado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "body" -d 'Un mensaje entero: texto, con formato o tal como llegó'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and not __fish_seen_subcommand_from list find show tail new reply note draft seen claim accept decline assign release transfer hand-over reassign postpone resolve reopen end tag priority subject case merge split flag extend finish join take-over undo export history body file" -f -a "file" -d 'Guarda un fichero adjunto'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l agent -d 'Agente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l tag -d 'Etiqueta' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l status -d 'Estado (una de: new, open, resolved, snoozed)' -r -f -a "new\t''
open\t''
resolved\t''
snoozed\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l channel -d 'Canal' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l text -d 'Texto; «-» lee la entrada estándar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l customer -d 'Cliente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l case -d 'Caso al que continúa' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l sort -d 'Orden (una de: received, priority, channel, due, updated, number) (si no se dice: received)' -r -f -a "received\t''
priority\t''
channel\t''
due\t''
updated\t''
number\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l limit -d 'Cuántas como mucho (si no se dice: 50)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l cursor -d 'Dónde seguir' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l mine -d 'Solo las suyas'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l unassigned -d 'Solo las que no tiene nadie'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l offered -d 'Solo las que se ofrecen ahora a alguien'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l alarms -d 'Solo las que piden a quien supervisa'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l limit -d 'Cuántas como mucho (si no se dice: 50)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l cursor -d 'Dónde seguir' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from find" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l since -d 'Solo después de este mensaje' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tail" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l channel -d 'Canal' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l to -d 'Dirección del cliente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l name -d 'Nombre' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l subject -d 'Asunto' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l case -d 'Caso al que continúa' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l cc -d 'Copia también a esta dirección' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s f -l file -d 'Fichero con el texto' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l html -d 'Fichero con el texto con formato; el texto va al lado' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l attach -d 'Fichero que adjuntar' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l template -d 'Plantilla del canal, donde no admite respuesta libre' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l value -d 'Lo que va en un hueco de la plantilla' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l template-language -d 'Idioma de la plantilla, como lo llama el canal (es, es_MX)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from new" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s f -l file -d 'Fichero con el texto' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l base-seq -d 'Último mensaje que ha visto: si hay más, no se envía' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l html -d 'Fichero con el texto con formato; el texto va al lado' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l attach -d 'Fichero que adjuntar' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l subject -d 'Asunto' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l to -d 'Otra dirección del mismo cliente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l cc -d 'Copia también a esta dirección' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l via -d 'Canal por el que sale, si no es por el último que usó el cliente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l macro -d 'Macro' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l end -d 'Terminarla con este cierre' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l template -d 'Plantilla del canal, donde no admite respuesta libre' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l value -d 'Lo que va en un hueco de la plantilla' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l template-language -d 'Idioma de la plantilla, como lo llama el canal (es, es_MX)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reply" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s f -l file -d 'Fichero con el texto' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l attach -d 'Fichero que adjuntar' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l private -d 'Solo para usted'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l whisper -d 'Solo para quien la lleva; nadie más lo ve'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from note" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -f -a "show" -d 'Muestra una'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -f -a "save" -d 'Guarda una'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from draft" -f -a "drop" -d 'Desecha una'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from seen" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l over-capacity -d 'Aunque no quepa'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from claim" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from accept" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l reason -d 'Motivo' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from decline" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l over-capacity -d 'Aunque no quepa'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from assign" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from release" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l agent -d 'Agente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from transfer" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l field -d 'Dato=valor' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from hand-over" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l agent -d 'Agente' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l over-capacity -d 'Aunque no quepa'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reassign" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from postpone" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l base-seq -d 'Último mensaje que ha visto: si hay más, no se envía' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from resolve" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from reopen" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l base-seq -d 'Último mensaje que ha visto: si hay más, no se envía' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l disposition -d 'Cierre' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l remark -d 'Observación' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from end" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l remove -d 'Etiqueta que quitar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from tag" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from priority" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from subject" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l status -d 'Estado (una de: new, open, pending, on_hold, solved, closed)' -r -f -a "new\t''
open\t''
pending\t''
on_hold\t''
solved\t''
closed\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l kind -d 'Clase de caso, o de canal (mail, maildir, partner, webchat, webform)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l external -d 'Número en otro sistema' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l relates-to -d 'Caso al que pertenece' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from case" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from merge" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from split" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l lower -d 'Ya no hace falta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from flag" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from extend" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from finish" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from join" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from take-over" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from undo" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from export" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l after -d 'Desde este suceso' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l limit -d 'Cuántas como mucho (si no se dice: 500)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from history" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l form -d 'text, html sin peligro, o raw tal como llegó (una de: text, html, raw) (si no se dice: text)' -r -f -a "text\t''
html\t''
raw\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s o -l output -d 'Dónde guardarlo' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from body" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s o -l output -d 'Dónde guardarlo' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand conv; and __fish_seen_subcommand_from file" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "show" -d 'Muestra una'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "pause" -d 'Para su reparto'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "resume" -d 'Reanuda su reparto'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and not __fish_seen_subcommand_from list show pause resume move" -f -a "move" -d 'Mueve todo lo que espera a otra'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from pause" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from resume" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand queue; and __fish_seen_subcommand_from move" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "show" -d 'Muestra una'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "add" -d 'Da de alta a una'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "set" -d 'Cambia una'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "disable" -d 'Le impide entrar'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "enable" -d 'Le deja entrar'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "passwd" -d 'Cambia una contraseña'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "status" -d 'Cambia un estado: ESTADO el suyo, NOMBRE ESTADO el de alguien; sin nada, cuáles hay'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "offers" -d 'El trabajo que se le ofrece'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "history" -d 'Lo que alguien hizo y le pasó'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "roles" -d 'Papeles y permisos, con lo que permiten'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "sessions" -d 'Sus sesiones'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "code" -d 'Pone su segundo factor'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "reset-code" -d 'Borra su segundo factor'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "sign-out" -d 'Termina su presencia y libera su trabajo'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and not __fish_seen_subcommand_from list show add set disable enable passwd status offers history roles sessions code reset-code sign-out signature" -f -a "signature" -d 'La firma al pie de lo que usted escribe a los clientes, o de lo que escribe NAME: la muestra, o la cambia'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l display -d 'Nombre que se muestra' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l role -d 'agent, supervisor, administrator, auditor o bot (una de: agent, supervisor, administrator, auditor, bot) (si no se dice: agent)' -r -f -a "agent\t''
supervisor\t''
administrator\t''
auditor\t''
bot\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l skill -d 'Habilidad=nivel, de 0 a 10' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l set -d 'Conjunto de permisos' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l capacity -d 'Cuánto puede llevar (si no se dice: 5)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l interruptible -d 'Cuánto trabajo interrumpible' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l password-file -d 'Fichero con la contraseña, o «-»' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l no-password -d 'Sin contraseña por ahora'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l link -d 'En vez de contraseña, un enlace con que se entra una vez y en el que se elige'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l must-change -d 'Tendrá que cambiarla al entrar'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from add" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l display -d 'Nombre que se muestra' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l role -d 'agent, supervisor, administrator, auditor o bot (una de: agent, supervisor, administrator, auditor, bot)' -r -f -a "agent\t''
supervisor\t''
administrator\t''
auditor\t''
bot\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l queue -d 'Todas sus colas, en lugar de las que tiene' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l add-queue -d 'Cola en la que trabaja además' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l remove-queue -d 'Cola en la que deja de trabajar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l skill -d 'Todas sus habilidades, como habilidad=nivel de 0 a 10, en lugar de las que tiene' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l add-skill -d 'Habilidad=nivel, de 0 a 10, además de las que tiene' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l remove-skill -d 'Habilidad que deja de tener' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l set -d 'Conjunto de permisos' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l capacity -d 'Cuánto puede llevar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l interruptible -d 'Cuánto trabajo interrumpible' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from set" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from disable" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from enable" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l password-file -d 'Fichero con la contraseña, o «-»' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l must-change -d 'Tendrá que cambiarla al entrar'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from passwd" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from status" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from offers" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l after -d 'Desde este suceso' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l limit -d 'Cuántas como mucho (si no se dice: 500)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from history" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from roles" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l end -d 'Cerrarlas'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sessions" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l confirm -d 'Confirma con las seis cifras de este fichero, o «-»' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from code" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from reset-code" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from sign-out" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l text -d 'Texto; «-» lee la entrada estándar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l file -d 'Fichero con el texto' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l html -d 'Fichero con el texto con formato; el texto va al lado' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l clear -d 'No deja ninguna'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand agent; and __fish_seen_subcommand_from signature" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "find" -d 'Busca por nombre o dirección'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "show" -d 'Muestra uno'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "edit" -d 'Corrige uno'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "merge" -d 'Une dos en uno'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "export" -d 'Escribe todo lo de uno, en líneas JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and not __fish_seen_subcommand_from find show edit merge export erase" -f -a "erase" -d 'Borra a uno para siempre: ficha, mensajes y ficheros'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from find" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l name -d 'Nombre' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l language -d 'Idioma que habla' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l field -d 'Dato=valor' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l address -d 'Dirección' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from edit" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from merge" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from export" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand customer; and __fish_seen_subcommand_from erase" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "list" -d 'Los enumera'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "show" -d 'Muestra uno: cómo está y qué puede llevar'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "test" -d 'Hace una prueba de ida y vuelta'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "pause" -d 'Lo para'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "resume" -d 'Lo reanuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "addresses" -d 'Direcciones a las que escriben los clientes, y si llegan'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "verify" -d 'Comprueba que llega una dirección: le envía un código'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "rejected" -d 'Lo que se dijo y no se pudo aceptar, y los formularios en cuarentena: lo enumera, o muestra uno'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "replay" -d 'Vuelve a leer lo rechazado como si acabara de llegar: lo nombrado, o todo'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "discard" -d 'Descarta lo rechazado para siempre: lo nombrado, o todo'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and not __fish_seen_subcommand_from list show test pause resume addresses verify rejected replay discard add" -f -a "add" -d 'Escribe un canal nuevo en la configuración, en un fichero propio'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l to -d 'Dirección a la que se envía la prueba' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from test" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from pause" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from resume" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from addresses" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l code -d 'El código que se leyó en el correo de comprobación' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from verify" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l cursor -d 'Dónde seguir' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l limit -d 'Cuántas como mucho (si no se dice: 100)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from rejected" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from replay" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from discard" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l kind -d 'Clase de caso, o de canal (mail, maildir, partner, webchat, webform)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l setting -d 'Una clave del canal y lo que dice; se puede repetir' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l secret-file -d 'Una clave del canal que es un secreto, y el fichero del que se lee («-» para la entrada estándar)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l new-queue -d 'Crea con él la cola'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l dry-run -d 'Solo decir qué se haría'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l overwrite -d 'Escribe encima de un fichero que la centralita no escribió o que alguien editó'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand channel; and __fish_seen_subcommand_from add" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand form; and not __fish_seen_subcommand_from html" -f -a "html" -d 'Escribe un formulario en HTML para una página suya: sin scripts, para vestirlo como quiera'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l url -d 'Dirección web de la centralita, como https://centralita.example.com' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand form; and __fish_seen_subcommand_from html" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "show" -d 'Muestra una: como está escrita, o rellena para una conversación'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "edit" -d 'Abre el fichero donde está y lo revisa después'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "import" -d 'Incorpora lo que dice un fichero'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and not __fish_seen_subcommand_from list show edit import export" -f -a "export" -d 'Las escribe como TOML'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l conv -d 'Conversación' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from edit" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from import" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand macro; and __fish_seen_subcommand_from export" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "list" -d 'Las lista; primero las que faltan por leer'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "show" -d 'Muestra una, o una versión anterior'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "publish" -d 'Publica una, o su siguiente versión; lo que no se diga queda como estaba'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "withdraw" -d 'Retira una'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "readers" -d 'Para quién es, y quién la ha leído y cuándo'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and not __fish_seen_subcommand_from list show publish withdraw readers read" -f -a "read" -d 'Dice que uno la ha leído'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s f -l file -d 'Fichero con el texto' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l title -d 'Línea que dice de qué trata' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l channel -d 'Canal' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l everybody -d 'Para todos'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from publish" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from readers" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand guidance; and __fish_seen_subcommand_from read" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "list" -d 'La enumera'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "show" -d 'Muestra un envío'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "retry" -d 'Lo intenta otra vez'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "drop" -d 'Lo abandona'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "approve" -d 'Deja salir respuestas que esperan aprobación'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "give-back" -d 'Devuelve una respuesta a quien la escribió, con el motivo'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and not __fish_seen_subcommand_from list show retry drop approve give-back withdraw" -f -a "withdraw" -d 'Retira una respuesta propia que espera aprobación'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l channel -d 'Canal' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l cursor -d 'Dónde seguir' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l limit -d 'Cuántas como mucho (si no se dice: 100)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l dead -d 'Solo los abandonados'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l held -d 'Solo los que esperan aprobación'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from retry" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l reason -d 'Motivo' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from drop" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s f -l file -d 'Fichero con lo que dirá en su lugar; «-» lee la entrada estándar' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from approve" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l reason -d 'Motivo' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from give-back" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand outbox; and __fish_seen_subcommand_from withdraw" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -f -a "tail" -d 'Enumera y sigue los sucesos'
complete -c centralita -n "__fish_centralita_using_subcommand event; and not __fish_seen_subcommand_from tail audit" -f -a "audit" -d 'Quién hizo qué'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l after -d 'Desde este suceso' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l conv -d 'Conversación' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l limit -d 'Cuántas como mucho (si no se dice: 100)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l follow -d 'Seguir según pasan'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from tail" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l agent -d 'Agente' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l from -d 'Desde cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l to -d 'Hasta cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l after -d 'Desde este suceso' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l limit -d 'Cuántas como mucho (si no se dice: 500)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand event; and __fish_seen_subcommand_from audit" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "now" -d 'La sala en este momento: colas, personas, habilidades, avisos'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "today" -d 'Lo de hoy, de un vistazo'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "queue" -d 'Por cola: llegadas, esperas, respuestas'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "agent" -d 'Por persona'
complete -c centralita -n "__fish_centralita_using_subcommand report; and not __fish_seen_subcommand_from now today queue agent sla" -f -a "sla" -d 'Respuestas a tiempo, por cola'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from now" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l csv -d 'Valores separados por comas, con los tiempos en segundos'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from today" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l from -d 'Desde cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l to -d 'Hasta cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l csv -d 'Valores separados por comas, con los tiempos en segundos'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from queue" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l from -d 'Desde cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l to -d 'Hasta cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l csv -d 'Valores separados por comas, con los tiempos en segundos'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from agent" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l from -d 'Desde cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l to -d 'Hasta cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l csv -d 'Valores separados por comas, con los tiempos en segundos'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand report; and __fish_seen_subcommand_from sla" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "info" -d 'Tamaños y cuentas'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "verify" -d 'Comprueba todos los índices'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "compact" -d 'Reduce su fichero, con la centralita parada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and not __fish_seen_subcommand_from info verify compact downgrade" -f -a "downgrade" -d 'Vuelve a la copia guardada antes de que una versión posterior cambiara el almacén, con la centralita parada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from info" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from verify" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from compact" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l to -d 'Esquema al que se vuelve; sin él, el más reciente que se guarde' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l dry-run -d 'Solo decir qué se haría'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand store; and __fish_seen_subcommand_from downgrade" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "create" -d 'Hace una, con la centralita en marcha o parada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "verify" -d 'Demuestra que una sirve restaurándola a su lado: se lee cada registro y fichero, y la prueba se borra'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "restore" -d 'Restaura una, con la centralita parada o con --restart'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "key" -d 'Crea una pareja de claves: una mitad cifra las copias, la otra las abre'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and not __fish_seen_subcommand_from create list verify restore key hand-over" -f -a "hand-over" -d 'Lo primero que hace la unidad: deja a mano para quién se cifran las copias'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l to -d 'Carpeta o fichero en que se escribe' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l keep -d 'Cuántas se guardan en la carpeta, contando esta; las más antiguas se borran una vez comprobada' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l seal-for -d 'Mitad pública de una clave (age1…) o fichero con varias: solo la abren sus mitades secretas; se puede repetir' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from create" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l key -d 'Fichero con la mitad secreta de la clave de una copia cifrada' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l key -d 'Fichero con la mitad secreta de la clave de una copia cifrada' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l scratch -d 'Carpeta para la prueba, en lugar de la de la copia; ocupa lo que ocupa todo' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from verify" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l key -d 'Fichero con la mitad secreta de la clave de una copia cifrada' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l dry-run -d 'Solo decir qué se haría'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l replace -d 'Aunque haya otra: se aparta, no se borra'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l restart -d 'Para el servicio antes y lo arranca después, como root'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from restore" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from key" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand backup; and __fish_seen_subcommand_from hand-over" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "key" -d 'Hace un par de claves, en el formato de minisign'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "create" -d 'Lista y firma lo que hay en una carpeta: conf.d/*.toml, packages/*.deb y *.rpm'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "verify" -d 'Dice qué trae una carpeta, qué falta y qué se rechazaría'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and not __fish_seen_subcommand_from key create verify apply" -f -a "apply" -d 'Pone en vigor los lotes de una carpeta que tocan; rechaza lo que no está firmado, cambió o es anterior'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from key" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l key -d 'Fichero con la mitad secreta de la clave que firma' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l series -d 'De qué serie es: cada serie se numera por su cuenta' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l number -d 'Cuál de su serie es, desde 1; cada uno es uno más que el último' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from create" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l trust -d 'Fichero con las claves públicas cuyas firmas cuentan (bundles.pub junto a la configuración)' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from verify" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l trust -d 'Fichero con las claves públicas cuyas firmas cuentan (bundles.pub junto a la configuración)' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l dry-run -d 'Solo decir qué se haría'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l skip-missing -d 'Sigue por encima de los números que faltan'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l overwrite -d 'Escribe encima de un fichero que la centralita no escribió o que alguien editó'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand bundle; and __fish_seen_subcommand_from apply" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "show" -d 'La muestra'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "get" -d 'Muestra una clave'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "list" -d 'Las clases de cosas que se pueden cambiar aquí, o las cosas de una clase'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "set" -d 'Cambia una macro, una etiqueta, una cola, una regla u otra cosa, en un fichero propio que se enseña antes'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "remove" -d 'Quita el fichero de una cosa que se escribió aquí, enseñándolo antes'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "describe" -d 'Explica una clave, o todas'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "schema" -d 'El esquema para los editores (JSON Schema)'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "sockets" -d 'Cada zócalo que la configuración podría abrir, de entrada y de salida, con la línea que lo causa; o el añadido que niega al servicio todo lo demás'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "diff" -d 'Ficheros frente a lo que está en marcha'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "history" -d 'Las generaciones aplicadas'
complete -c centralita -n "__fish_centralita_using_subcommand config; and not __fish_seen_subcommand_from show get list set remove describe schema sockets diff history status" -f -a "status" -d 'Qué fue del último intento'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l origin -d 'Con el fichero que la pone'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from get" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l from-file -d 'Una clave cuyo texto está en un fichero, para textos de varias líneas; se puede repetir' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l dry-run -d 'Solo decir qué se haría'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l overwrite -d 'Escribe encima de un fichero que la centralita no escribió o que alguien editó'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from set" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l dry-run -d 'Solo decir qué se haría'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l overwrite -d 'Escribe encima de un fichero que la centralita no escribió o que alguien editó'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from remove" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from describe" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from schema" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l from -d 'Redes de las que vienen las personas y los servidores, separadas por comas (las listas de systemd valen en los dos sentidos)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l drop-in -d 'Escribe un añadido para la unidad que rechaza toda dirección menos las que nombra la configuración'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l resolve -d 'Busca ahora los nombres y pone sus direcciones; systemd no sabe de nombres'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from sockets" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from diff" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l limit -d 'Cuántas como mucho (si no se dice: 20)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from history" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand config; and __fish_seen_subcommand_from status" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "show" -d 'Lo muestra'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "fingerprint" -d 'Solo su huella'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "renew" -d 'Lo renueva, o lo vuelve a leer de sus ficheros'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and not __fish_seen_subcommand_from show fingerprint renew trust" -f -a "trust" -d 'Confía en la huella de otra centralita'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from show" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from fingerprint" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from renew" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l fingerprint -d 'Huella esperada' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand cert; and __fish_seen_subcommand_from trust" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -f -a "create" -d 'Crea una, y la muestra una sola vez'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -f -a "list" -d 'Las enumera'
complete -c centralita -n "__fish_centralita_using_subcommand token; and not __fish_seen_subcommand_from create list revoke" -f -a "revoke" -d 'Retira una'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l valid -d 'Cuánto vale (si no se dice: 365d)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l once -d 'Sirve una sola vez'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from create" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from list" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand token; and __fish_seen_subcommand_from revoke" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand explain" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l from -d 'Desde cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l to -d 'Hasta cuándo' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand simulate" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand export" -l queue -d 'Cola' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l customer -d 'Cliente' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand export" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand export" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand export" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand export" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand export" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand export" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand export" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand export" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand completions" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand man" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand man" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand man" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand man" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand man" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand man" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand man" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand man" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand man" -s h -l help -d 'Esta ayuda'
complete -c centralita -n "__fish_centralita_using_subcommand version" -l config -d 'Carpeta de configuración' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand version" -l data -d 'Carpeta de datos' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand version" -l socket -d 'Socket de control' -r -F
complete -c centralita -n "__fish_centralita_using_subcommand version" -l context -d 'Centralita recordada que usar' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l as -d 'En nombre de quién (socket de control)' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l color -d 'Colores (una de: auto, always, never) (si no se dice: auto)' -r -f -a "auto\t''
always\t''
never\t''"
complete -c centralita -n "__fish_centralita_using_subcommand version" -l timeout -d 'Cuánto esperar la respuesta (si no se dice: 30s)' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l lang -d 'Idioma: es o en' -r
complete -c centralita -n "__fish_centralita_using_subcommand version" -l json -d 'Documentos JSON'
complete -c centralita -n "__fish_centralita_using_subcommand version" -l plain -d 'Columnas con tabulador'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s q -l quiet -d 'Sin frases ni cabeceras'
complete -c centralita -n "__fish_centralita_using_subcommand version" -l no-input -d 'No preguntar nada'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s y -l yes -d 'Dar por confirmado'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s v -l verbose -d 'Más detalle'
complete -c centralita -n "__fish_centralita_using_subcommand version" -s h -l help -d 'Esta ayuda'
