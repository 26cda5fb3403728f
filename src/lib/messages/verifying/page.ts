import { agree } from '../locale';
import { defineMessages } from '../defineMessages';

/** The page that checks an expediente by itself: one file, without a network. */
export const verifyPageMessages = defineMessages({
	es: {
		title: 'Comprobar un expediente',
		lead: 'Esta página revisa un expediente o un recibo aquí mismo, sin red. El archivo no sale de este equipo.',
		file: 'El expediente o el recibo',
		fileHint:
			'Un expediente se llama expediente-….zip. Un recibo termina en .tlog-proof. Elígelo o suéltalo en esta página.',
		choose: 'Elegir archivo',
		nothingChosen: 'Todavía no hay archivo.',
		fileMissing: 'Elige primero el archivo.',
		copy: 'Tu copia, si la guardaste',
		copyHint:
			'Se llama mi-copia-….json. Con ella ves en qué línea está tu respuesta y si se cuenta. Lo que contestaste no se muestra ni se guarda.',
		copyWrong: 'Ese archivo no es tu copia. Elige el que se llama mi-copia-….json.',
		seal: 'El sello que guardaste, si tienes uno',
		sealHint:
			'Es un archivo que termina en .checkpoint. También sirve un recibo. Con él se sabe que nada de antes cambió.',
		sealWrong: 'Ese archivo no es un sello del registro. Elige el que termina en .checkpoint o un recibo.',
		root: 'La raíz del acta, si la tienes',
		rootHint:
			'Son 43 letras, números, «-» o «_». Con ella se sabe que es el mismo expediente que se dio a conocer.',
		rootWrong: 'La raíz no está completa. Cópiala otra vez del acta: son 43 letras, números, «-» o «_».',
		key: 'La llave que firma, si te la dieron',
		keyHint: 'Es una línea con un nombre, un número y letras, unidos con «+».',
		keyWrong: 'La llave no está completa. Cópiala otra vez: es una sola línea.',
		start: 'Comprobar',
		working: 'Revisando. Si el expediente es grande, puede tardar uno o dos minutos.',
		failed: 'Este navegador no pudo terminar. Prueba en otro equipo o con el programa.',
		report: 'Informe',
		verdicts: {
			valid: { word: 'Válido', text: 'Todo lo que se puede comprobar cuadra, también con lo que trajiste.' },
			invalid: { word: 'No válido', text: 'Algo no cuadra. Abajo se dice qué y dónde.' },
			malformed: { word: 'No se pudo leer', text: 'Este archivo no se puede revisar así.' },
			'valid-with-observations': {
				word: 'Válido con observaciones',
				text: 'Todo cuadra, también con lo que trajiste. Lee los avisos.',
			},
			'no-anchor': {
				word: 'Sin ancla',
				text: 'Todo cuadra. Falta saber si es el mismo que se dio a conocer: trae un sello que guardaste o la raíz de un acta, y comprueba otra vez.',
			},
		},
		receiptVerdicts: {
			valid: { word: 'Válido', text: 'La línea está en el registro, y es el que trajiste de fuera.' },
			invalid: { word: 'No válido', text: 'Algo del recibo no cuadra. Abajo se dice qué.' },
			malformed: { word: 'No se pudo leer', text: 'Este recibo no se puede revisar así.' },
			'valid-with-observations': {
				word: 'Válido con observaciones',
				text: 'El recibo cuadra, también con lo que trajiste. Lee los avisos.',
			},
			'no-anchor': {
				word: 'Sin ancla',
				text: 'El recibo cuadra. Falta saber si su registro es el que se dio a conocer: trae un sello o la llave, o comprueba el expediente junto con este recibo.',
			},
		},
		facts: {
			file: 'Archivo',
			exercise: 'Ejercicio',
			line: 'Línea del recibo',
			size: 'Líneas del registro',
			root: 'Raíz del registro',
		},
		groups: {
			failed: 'Lo que no cuadra',
			observed: 'Avisos',
			passed: 'Lo que cuadra',
			'not-run': 'Lo que no se revisó',
		},
		states: {
			failed: 'No cuadra',
			observed: 'Con avisos',
			passed: 'Bien',
			'not-run': 'Falta con qué comparar',
		},
		count: (checks: number) => `${checks.toString()} ${agree(checks, 'revisión', 'revisiones')}`,
		limits: 'Lo que ningún expediente puede probar',
		receiptLimits: 'Lo que ningún recibo puede probar',
		notSealed: 'Archivos que solo acompañan',
		notSealedNote: 'El registro no responde por ellos.',
		save: 'Guardar el informe',
		print: 'Imprimir',
		about: 'Esta página es un solo archivo. Compara su huella con la del manual antes de confiar en ella.',
	},
	en: {
		title: 'Check an expediente',
		lead: 'This page checks an expediente or a receipt right here, without a network. The file never leaves this device.',
		file: 'The expediente or the receipt',
		fileHint:
			'An expediente is called expediente-….zip. A receipt ends in .tlog-proof. Choose it, or drop it on this page.',
		choose: 'Choose a file',
		nothingChosen: 'No file yet.',
		fileMissing: 'Choose the file first.',
		copy: 'Your copy, if you kept it',
		copyHint:
			'It is called mi-copia-….json. With it you see on which line your answer is and whether it counts. What you answered is neither shown nor kept.',
		copyWrong: 'That file is not your copy. Choose the one called mi-copia-….json.',
		seal: 'The seal you kept, if you have one',
		sealHint:
			'It is a file that ends in .checkpoint. A receipt will do too. It shows that nothing of before was changed.',
		sealWrong: 'That file is no seal of the record. Choose the one that ends in .checkpoint, or a receipt.',
		root: 'The root from the signed minutes, if you have it',
		rootHint:
			'It has 43 letters, digits, “-” or “_”. It shows that this is the expediente that was made public.',
		rootWrong: 'The root is incomplete. Copy it again from the minutes: 43 letters, digits, “-” or “_”.',
		key: 'The key that signs, if you were given it',
		keyHint: 'It is one line: a name, a number and letters, joined by “+”.',
		keyWrong: 'The key is incomplete. Copy it again: it is one single line.',
		start: 'Check',
		working: 'Checking. A large expediente may take a minute or two.',
		failed: 'This browser could not finish. Try another device, or the program.',
		report: 'Report',
		verdicts: {
			valid: {
				word: 'Valid',
				text: 'All that can be checked adds up, also with what you brought.',
			},
			invalid: { word: 'Not valid', text: 'Something does not add up. What and where is said below.' },
			malformed: { word: 'Could not be read', text: 'This file cannot be checked as it is.' },
			'valid-with-observations': {
				word: 'Valid with observations',
				text: 'Everything adds up, also with what you brought. Read the notices.',
			},
			'no-anchor': {
				word: 'No anchor',
				text: 'Everything adds up. It is not known whether this is the one that was made public: bring a seal you kept or the root of the signed minutes, and check again.',
			},
		},
		receiptVerdicts: {
			valid: { word: 'Valid', text: 'The line is in the log, and it is the log that you brought.' },
			invalid: {
				word: 'Not valid',
				text: 'Something in the receipt does not add up. See below what it is.',
			},
			malformed: { word: 'Could not be read', text: 'This receipt cannot be checked as it is.' },
			'valid-with-observations': {
				word: 'Valid with observations',
				text: 'The receipt adds up, also with what you brought. Read the notices.',
			},
			'no-anchor': {
				word: 'No anchor',
				text: 'The receipt adds up. It is not known whether its log is the one that was made public: bring a seal or the key, or check the expediente together with this receipt.',
			},
		},
		facts: {
			file: 'File',
			exercise: 'Exercise',
			line: 'Line of the receipt',
			size: 'Lines of the log',
			root: 'Root of the log',
		},
		groups: {
			failed: 'What does not add up',
			observed: 'Notices',
			passed: 'What adds up',
			'not-run': 'What was not checked',
		},
		states: {
			failed: 'Does not add up',
			observed: 'With notices',
			passed: 'Good',
			'not-run': 'Nothing to compare with',
		},
		count: (checks) => `${checks.toString()} ${agree(checks, 'check', 'checks')}`,
		limits: 'What no expediente can prove',
		receiptLimits: 'What no receipt can prove',
		notSealed: 'Files that only accompany the rest',
		notSealedNote: 'The log does not answer for them.',
		save: 'Save the report',
		print: 'Print',
		about: 'This page is one single file. Compare its fingerprint with the manual before you trust it.',
	},
});
