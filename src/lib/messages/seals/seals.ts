import { defineMessages } from '../defineMessages';

/** The page with the published states of a record. */
export const sealMessages = defineMessages({
	es: {
		title: 'Sellos del registro',
		lead: 'Cada sello fija lo que el registro tenía ese día. Guarda uno: si alguien cambia algo de antes, se nota.',
		newest: 'El sello más nuevo',
		size: 'Líneas del registro',
		day: 'Fecha',
		root: 'Raíz',
		words: 'En doce palabras',
		wordsNote:
			'Léelas en voz alta y compáralas con las de otra persona o con las del acta. Si son las mismas, ven el mismo registro.',
		key: 'Llave que firma',
		keyNote: 'Anótala o pídela en el acta. Con ella se comprueba que el sello lo hizo esta institución.',
		keep: 'Guardar este sello',
		keepHere: 'Guardar mis sellos en este equipo y compararlos',
		feed: 'Avisos de sellos nuevos (Atom)',
		none: 'Todavía no hay sellos.',
		noneNote: 'El primero se publica poco después de abrir el ejercicio.',
		haltedTitle: 'El registro está detenido',
		smaller: (lines: string) =>
			`Hay menos líneas que las que se publicaron (${lines}). Nada se firma hasta que estén todas otra vez.`,
		different: (lines: string) =>
			`Lo que se publicó hasta la línea ${lines} ya no es igual. Nada se firma hasta que lo sea otra vez.`,
		asked: (lines: string) => `Sello n.º ${lines}`,
		askedNote: 'Compara las palabras con las de tu hoja o tu correo. Si no son iguales, guárdalos y avisa.',
		askedGoneTitle: 'Ese sello no está',
		askedGone: (lines: string) =>
			`Aquí no hay un sello n.º ${lines}. Si lo tienes en papel o por correo, guárdalo y avisa al órgano garante.`,
		all: 'Todos los sellos',
		download: (lines: string) => `Guardar el sello hasta la línea ${lines}`,
		file: 'Archivo',
		check: 'Para comprobar que el expediente creció desde tu sello:',
		command: 'Orden',
		back: 'Ir al expediente',
		feedTitle: (name: string) => `Sellos del registro de ${name}`,
		feedEntry: (lines: string) => `Sello hasta la línea ${lines}`,
	},
	en: {
		title: 'Seals of the record',
		lead: 'Each seal fixes what the record held that day. Keep one: if anybody changes what came before, it shows.',
		newest: 'The newest seal',
		size: 'Lines of the record',
		day: 'Date',
		root: 'Root',
		words: 'In twelve words',
		wordsNote:
			'Read them aloud and compare them with those of another person or of the minutes. If they agree, you see the same record.',
		key: 'Key that signs',
		keyNote: 'Write it down or ask for it in the minutes. It shows that this institution made the seal.',
		keep: 'Keep this seal',
		keepHere: 'Keep my seals on this device and compare them',
		feed: 'Notices of new seals (Atom)',
		none: 'There are no seals yet.',
		noneNote: 'The first one is published shortly after the exercise opens.',
		haltedTitle: 'The record is halted',
		smaller: (lines: string) =>
			`There are fewer lines than were published (${lines}). Nothing is signed until all are back.`,
		different: (lines: string) =>
			`What was published up to line ${lines} is no longer the same. Nothing is signed until it is again.`,
		asked: (lines: string) => `Seal no. ${lines}`,
		askedNote:
			'Compare the words with those of your sheet or e-mail. If they differ, keep both and tell somebody.',
		askedGoneTitle: 'That seal is not here',
		askedGone: (lines: string) =>
			`There is no seal no. ${lines} here. If you have it on paper or by e-mail, keep it and tell the guarantor body.`,
		all: 'All seals',
		download: (lines: string) => `Keep the seal up to line ${lines}`,
		file: 'File',
		check: 'To check that the expediente grew from your seal:',
		command: 'Command',
		back: 'Go to the expediente',
		feedTitle: (name: string) => `Seals of the record of ${name}`,
		feedEntry: (lines: string) => `Seal up to line ${lines}`,
	},
});
