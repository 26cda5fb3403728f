import { agree } from '../../locale';
import { defineMessages } from '../../defineMessages';

/** The first text of an expediente: what it holds and how to check it, for somebody who knows nothing of it. */
export const readmeMessages = defineMessages({
	es: {
		title: (exercise: string) => `EXPEDIENTE: ${exercise}`,
		lead: [
			'Este archivo guarda lo que se preguntó, a quién, cómo se contó y qué salió.',
			'Nada de su registro se cambia ni se borra: solo se agrega.',
		],
		size: (lines: number) =>
			`El registro tiene ${lines.toString()} ${agree(lines, 'línea', 'líneas')} hasta hoy.`,
		holds: 'QUÉ HAY',
		folders: {
			cover: 'La portada, en español y en inglés: empieza por aquí.',
			sheets:
				'La ficha metodológica de cada jerarquización, en español y en inglés. Se abre en el navegador.',
			lists: 'La lista priorizada para una hoja de cálculo, en español y en inglés.',
			data: 'Los conteos publicados de cada consulta, sin grupos pequeños.',
			package: 'Qué dice cada columna de las listas y los conteos, para los programas.',
			methodology: 'La pregunta, los problemas y el método, como se fijaron antes de votar.',
			results: 'Cada resultado con su explicación, también los que otro cambió.',
			ballots: 'Las boletas, según lo que se acordó publicar.',
			documents: 'Las minutas, actas y otros documentos públicos que se entregaron.',
			instruments: 'Las preguntas de cada consulta.',
			notices: 'Los avisos de privacidad.',
			rulesets: 'Las reglas del ejercicio.',
			log: 'El registro y sus huellas.',
			manifest: 'La lista de archivos, cada uno con su huella.',
			page: 'La página que comprueba: ábrela en un navegador.',
			program: 'El programa que comprueba, para quien usa una terminal con Node.',
		},
		check: 'CÓMO COMPROBARLO',
		steps: [
			'Abre verify.html en un navegador, sin conexión, y elige este archivo zip.',
			'Escribe la raíz que está impresa en un acta: así se sabe que es el que se dio a conocer.',
			'O en una terminal: node prioriza-verify.mjs ESTE-ARCHIVO.zip --root LA-RAÍZ',
			'Si contestaste y guardaste tu copia, elígela también (o --copy TU-COPIA): dice en qué línea está tu respuesta.',
		],
		copies: [
			'La copia que viene aquí dentro es una comodidad: quien cambia un expediente también la puede cambiar.',
			'Fíate de la que te da quien valida, o de esta página pública:',
		],
		fingerprints: 'Su huella (SHA-256), como la da sha256sum:',
		limits: 'QUÉ NO DEMUESTRA',
		limitItems: [
			'Que cada persona sea quien dice, ni que nadie la presionó.',
			'Que su teléfono o su equipo estaban sanos.',
		],
	},
	en: {
		title: (exercise) => `EXPEDIENTE: ${exercise}`,
		lead: [
			'This file keeps what was asked, of whom, how it was counted and what came out.',
			'Nothing in its log is ever changed or erased: lines are only added.',
		],
		size: (lines) => `The log has ${lines.toString()} ${agree(lines, 'line', 'lines')} so far.`,
		holds: 'WHAT IT HOLDS',
		folders: {
			cover: 'The cover, in Spanish and English: begin here.',
			sheets: 'The methodology sheet of each ranking, in Spanish and English. It opens in the browser.',
			lists: 'The prioritized list for a spreadsheet, in Spanish and English.',
			data: 'The published counts of each consultation, without small groups.',
			package: 'What each column of the lists and counts says, for programs.',
			methodology: 'The question, the problems and the method, as fixed before voting.',
			results: 'Each result with its explanation, also those that another replaced.',
			ballots: 'The ballots, as it was agreed to publish them.',
			documents: 'Minutes, signed minutes and other public documents that were filed.',
			instruments: 'The questions of each consultation.',
			notices: 'The privacy notices.',
			rulesets: 'The rules of the exercise.',
			log: 'The log and its fingerprints.',
			manifest: 'The list of files, each with its fingerprint.',
			page: 'The page that checks: open it in a browser.',
			program: 'The program that checks, for those who use a terminal with Node.',
		},
		check: 'HOW TO CHECK IT',
		steps: [
			'Open verify.html in a browser, offline, and choose this zip file. It also speaks English.',
			'Type the root printed in the signed minutes: it shows that this is the one that was made public.',
			'Or in a terminal: node prioriza-verify.mjs THIS-FILE.zip --lang en --root THE-ROOT',
			'If you answered and kept your copy, choose it too (or --copy YOUR-COPY): it tells on which line your answer is.',
		],
		copies: [
			'The copy in here is a convenience: whoever changes an expediente can change it too.',
			'Trust the one that whoever validates gives you, or the one of this public page:',
		],
		fingerprints: 'Its fingerprint (SHA-256), as sha256sum gives it:',
		limits: 'WHAT IT DOES NOT PROVE',
		limitItems: [
			'That people are who they say, or that nobody pressured them.',
			'That their phone or their device was sound.',
		],
	},
});
