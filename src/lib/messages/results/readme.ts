import { agree } from '../locale';
import { defineMessages } from '../defineMessages';

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
			sheets:
				'La ficha metodológica de cada jerarquización, en español y en inglés. Se abre en el navegador.',
			lists: 'La lista priorizada para una hoja de cálculo, en español y en inglés.',
			methodology: 'La pregunta, los problemas y el método, como se fijaron antes de votar.',
			results: 'Cada resultado con su explicación, también los que otro cambió.',
			ballots: 'Las boletas, según lo que se acordó publicar.',
			documents: 'Las minutas, actas y otros documentos públicos que se entregaron.',
			instruments: 'Las preguntas de cada consulta.',
			notices: 'Los avisos de privacidad.',
			rulesets: 'Las reglas del ejercicio.',
			log: 'El registro y sus huellas.',
			manifest: 'La lista de archivos, cada uno con su huella.',
		},
		check: 'CÓMO COMPROBARLO',
		steps: [
			'Consigue el programa prioriza de quien valida, no de este archivo.',
			'Sin conexión, escribe: npm run -s prioriza -- verify ESTE-ARCHIVO.zip',
			'Compara la raíz que muestra con la que está impresa en un acta. Agrégala con --root.',
		],
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
			sheets: 'The methodology sheet of each ranking, in Spanish and English. It opens in the browser.',
			lists: 'The prioritized list for a spreadsheet, in Spanish and English.',
			methodology: 'The question, the problems and the method, as fixed before voting.',
			results: 'Each result with its explanation, also those that another replaced.',
			ballots: 'The ballots, as it was agreed to publish them.',
			documents: 'Minutes, signed minutes and other public documents that were filed.',
			instruments: 'The questions of each consultation.',
			notices: 'The privacy notices.',
			rulesets: 'The rules of the exercise.',
			log: 'The log and its fingerprints.',
			manifest: 'The list of files, each with its fingerprint.',
		},
		check: 'HOW TO CHECK IT',
		steps: [
			'Get the prioriza program from whoever validates, not from this file.',
			'Offline, type: npm run -s prioriza -- verify THIS-FILE.zip --lang en',
			'Compare the root it shows with the one printed in the signed minutes. Add it with --root.',
		],
		limits: 'WHAT IT DOES NOT PROVE',
		limitItems: [
			'That people are who they say, or that nobody pressured them.',
			'That their phone or their device was sound.',
		],
	},
});
