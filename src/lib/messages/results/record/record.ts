import { defineMessages } from '../../defineMessages';

/** The page where anybody takes the record of an exercise and learns to check it. */
export const recordMessages = defineMessages({
	es: {
		title: 'Expediente',
		lead: 'Un archivo con lo que se preguntó, a quién, cómo se contó y qué salió. Cualquiera lo puede comprobar sin conexión.',
		size: 'Líneas del registro',
		root: 'Raíz del registro',
		rootNote: 'Resume todo el registro en una línea. Guárdala: si algo cambia después, ya no será la misma.',
		seals: 'Sellos: lo que el registro tenía cada vez que se firmó',
		documents: 'Ver los documentos que se entregaron',
		paperCode: 'Código QR que abre la página de este expediente',
		how: 'Cómo comprobarlo',
		steps: [
			'Descarga el archivo y guárdalo. No lo abras con otro programa que lo vuelva a guardar.',
			'Abre la página que comprueba y elige el archivo. No sale de tu equipo, y puedes desconectar la red.',
			'Si no te fías de este sitio, pide esa página o el programa a quien valida y compara su huella.',
		],
		here: 'Comprobar aquí',
		manual: 'Cómo conseguir la página y el programa, y sus huellas',
		command: 'Orden del programa, para quien usa una terminal',
		what: 'Qué trae',
		items: [
			'El registro completo, línea por línea.',
			'La metodología de cada jerarquización, como se fijó antes de votar.',
			'Las boletas, según lo que se acordó publicar.',
			'Los resultados, las listas y las fichas para leer e imprimir.',
			'Los documentos públicos que se entregaron, cada uno con su huella en el registro.',
		],
		limits: 'Qué no demuestra',
		limitItems: [
			'Que cada persona sea quien dice, ni que respondió una sola vez.',
			'Que nadie presionó a quien respondía o votaba.',
			'Que su teléfono o su equipo estaban sanos.',
		],
	},
	en: {
		title: 'Expediente',
		lead: 'One file with what was asked, of whom, how it was counted and what came out. Anybody can check it offline.',
		size: 'Lines of the log',
		root: 'Root of the log',
		rootNote:
			'It sums up the whole log in one line. Keep it: if anything changes later, it will no longer be the same.',
		seals: 'Seals: what the record held each time it was signed',
		documents: 'See the documents that were filed',
		paperCode: 'QR code that opens the page of this expediente',
		how: 'How to check it',
		steps: [
			'Download the file and keep it. Do not open it with a program that saves it again.',
			'Open the page that checks and choose the file. It does not leave your device, and you may go offline.',
			'If you do not trust this site, ask whoever validates for that page or the program and compare its fingerprint.',
		],
		here: 'Check here',
		manual: 'How to get the page and the program, and their fingerprints',
		command: 'Command of the program, for those who use a terminal',
		what: 'What it holds',
		items: [
			'The whole log, line by line.',
			'The methodology of each ranking, as fixed before voting.',
			'The ballots, as it was agreed to publish them.',
			'Results, lists and sheets to read and print.',
			'The public documents that were filed, each with its hash in the log.',
		],
		limits: 'What it does not prove',
		limitItems: [
			'That people are who they say, or that they answered once.',
			'That nobody pressured those who answered or voted.',
			'That their phone or their device was sound.',
		],
	},
});
