import { defineMessages } from '../defineMessages';

/** What the command of the verifier says of itself and of what it cannot follow. Words between braces are facts. */
export const commandMessages = defineMessages({
	es: {
		help:
			'Revisa un expediente o un recibo sin conexión.\n\n' +
			'  npm run -s prioriza -- verify ARCHIVO [--root RAÍZ] [--previous SELLO] [--key LLAVE] [--copy COPIA] [--json] [--lang es|en]\n\n' +
			'  --root       la raíz que viene en un acta o en un correo: 43 letras, números, «-» o «_»\n' +
			'  --previous   el archivo de un sello o de un recibo que guardaste antes\n' +
			'  --key        la llave que firma, como te la dieron: nombre+número+letras\n' +
			'  --copy       el archivo de tu copia: dice en qué línea está tu respuesta\n' +
			'  --json       el informe como datos\n' +
			'  --lang       el idioma del informe\n\n' +
			'Al salir: 0 válido · 1 no válido · 2 no se pudo leer · 3 válido con observaciones · 4 sin ancla\n',
		'unknown-command': 'No existe la orden «{value}». Las que hay son: verify, tally, help.',
		'unknown-option': 'No existe la opción «{value}». Escribe «help» para ver las que hay.',
		'missing-value': 'Falta el valor de {value}.',
		'missing-file': 'Di qué archivo hay que revisar.',
		'too-many-files': 'Revisa un archivo a la vez. Sobra «{value}».',
		'bad-root': 'La raíz «{value}» no está completa. Son 43 letras, números, «-» o «_».',
		'bad-checkpoint': 'El archivo {value} no es un sello ni un recibo del registro.',
		'bad-key': 'La llave «{value}» no está completa. Es un nombre, un número y letras, unidos con «+».',
		'bad-copy': 'El archivo {value} no es la copia de una respuesta. Se llama mi-copia-….json.',
		'bad-language': 'No hay informe en «{value}». Usa es o en.',
	},
	en: {
		help:
			'Checks an expediente or a receipt offline.\n\n' +
			'  npm run -s prioriza -- verify FILE [--root ROOT] [--previous SEAL] [--key KEY] [--copy COPY] [--json] [--lang es|en]\n\n' +
			'  --root       the root printed in the signed minutes or sent by e-mail: 43 letters, digits, “-” or “_”\n' +
			'  --previous   the file of a seal or a receipt that you kept before\n' +
			'  --key        the key that signs, as you were given it: name+number+letters\n' +
			'  --copy       the file of your copy: it tells on which line your answer is\n' +
			'  --json       the report as data\n' +
			'  --lang       the language of the report\n\n' +
			'Exit: 0 valid · 1 not valid · 2 could not be read · 3 valid with observations · 4 no anchor\n',
		'unknown-command': 'There is no command “{value}”. Use verify, tally or help.',
		'unknown-option': 'There is no option “{value}”. Type “help” to see the options.',
		'missing-value': 'The value of {value} is missing.',
		'missing-file': 'Say which file to check.',
		'too-many-files': 'Check one file at a time. “{value}” is one too many.',
		'bad-root': 'The root “{value}” is incomplete. It has 43 letters, digits, “-” or “_”.',
		'bad-checkpoint': 'The file {value} is neither a seal nor a receipt of the log.',
		'bad-key': 'The key “{value}” is incomplete. It has a name, a number and letters, joined by “+”.',
		'bad-copy': 'The file {value} is not the copy of an answer. It is called mi-copia-….json.',
		'bad-language': 'There is no report in “{value}”. Use es or en.',
	},
});
