import { defineMessages } from '../defineMessages';

/** The page where anybody gets what checks an expediente, and learns to use it and to trust it. */
export const manualMessages = defineMessages({
	es: {
		title: 'Comprobar un expediente',
		lead: 'Cualquiera puede revisar un expediente en su propio equipo, sin red y sin permiso de nadie.',
		here: 'Comprobar aquí',
		keepSeals: 'Guarda sellos del registro y compáralos en este equipo',
		hereNote:
			'El expediente no sale de tu equipo: la página lo revisa ahí mismo. También revisa el recibo de una línea.',
		apart: 'Comprobar aparte',
		apartWhy:
			'Quien desconfía de este sitio no debe usar lo que el sitio le da. Por eso hay dos archivos que sirven solos. Pídelos a quien valida, o descárgalos y compara su huella.',
		steps: [
			'Descarga el expediente y guárdalo como está. No lo abras con un programa que lo vuelva a guardar.',
			'Consigue uno de los dos archivos de abajo. La página es lo más fácil; el programa es para quien usa una terminal.',
			'Saca la huella de tu copia con una de las órdenes de abajo. Compárala con la de esta página y con la del manual impreso.',
			'Desconecta la red. Abre la página y elige el expediente, o escribe la orden del programa.',
			'Copia la raíz que viene en un acta o en un correo. Así se sabe que es el mismo expediente que se dio a conocer.',
			'Si contestaste y guardaste tu copia, elígela también. Así ves en qué línea está tu respuesta y si se cuenta.',
		],
		files: {
			'verify.html': 'Una página para el navegador',
			'prioriza-verify.mjs': 'Un programa para Node 20 o más nuevo',
		},
		weight: (kilobytes: string) => `${kilobytes} KB`,
		hash: 'Huella (SHA-256)',
		save: (name: string) => `Guardar ${name}`,
		commands: 'Órdenes',
		run: 'Para revisar con el programa',
		hashOn: {
			linux: 'Para sacar la huella en Linux',
			mac: 'Para sacar la huella en Mac',
			windows: 'Para sacar la huella en Windows',
		},
		inside: 'La copia que viene dentro',
		insideNote:
			'Cada expediente trae una copia de los dos archivos, para mayor comodidad. No te fíes solo de ella: quien cambia un expediente también puede cambiar la copia.',
		answers: 'Qué responde',
		verdicts: {
			valid: { word: 'Válido', text: 'Todo cuadra, también con el sello que guardaste o la raíz del acta.' },
			observed: { word: 'Válido con observaciones', text: 'Todo cuadra, y hay avisos que conviene leer.' },
			open: { word: 'Sin ancla', text: 'Todo cuadra. Falta comparar la raíz con la de un acta.' },
			invalid: { word: 'No válido', text: 'Algo no cuadra. El informe dice qué y en qué línea.' },
			unread: { word: 'No se pudo leer', text: 'El archivo no es un expediente o está dañado.' },
		},
	},
	en: {
		title: 'Check an expediente',
		lead: 'Anybody can check an expediente on their own device, without a network and without asking anyone.',
		here: 'Check here',
		keepSeals: 'Keep seals of the record and compare them on this device',
		hereNote:
			'The expediente does not leave your device: the page checks it right there. It also checks the receipt of a line.',
		apart: 'Check apart from this site',
		apartWhy:
			'Whoever distrusts this site should not use what the site gives. So there are two files that work alone. Ask whoever validates for them, or download them and compare their fingerprint.',
		steps: [
			'Download the expediente and keep it as it is. Do not open it with a program that saves it again.',
			'Get one of the two files below. The page is easiest; the program is for those who use a terminal.',
			'Take the fingerprint of your copy with one of the commands below. Compare it with this page and with the printed manual.',
			'Go offline. Open the page and choose the expediente, or type the command of the program.',
			'Copy the root from the signed minutes or an e-mail. It shows that this is the expediente that was made public.',
			'If you answered and kept your copy, choose it too. You see on which line your answer is and whether it counts.',
		],
		files: {
			'verify.html': 'A page for the browser',
			'prioriza-verify.mjs': 'A program for Node 20 or newer',
		},
		weight: (kilobytes) => `${kilobytes} KB`,
		hash: 'Fingerprint (SHA-256)',
		save: (name) => `Save ${name}`,
		commands: 'Commands',
		run: 'To check with the program',
		hashOn: {
			linux: 'To take the fingerprint on Linux',
			mac: 'To take the fingerprint on a Mac',
			windows: 'To take the fingerprint on Windows',
		},
		inside: 'The copy inside',
		insideNote:
			'Each expediente holds a copy of both files, for convenience. Do not trust it alone: whoever changes an expediente can change the copy too.',
		answers: 'What it answers',
		verdicts: {
			valid: {
				word: 'Valid',
				text: 'Everything adds up, also with the seal you kept or the root in the minutes.',
			},
			observed: {
				word: 'Valid with observations',
				text: 'Everything adds up, and there are notices worth reading.',
			},
			open: { word: 'No anchor', text: 'Everything adds up. The root was not compared with the minutes.' },
			invalid: {
				word: 'Not valid',
				text: 'Something does not add up. The report says what and on which line.',
			},
			unread: { word: 'Could not be read', text: 'The file is no expediente, or it is damaged.' },
		},
	},
});
