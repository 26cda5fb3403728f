import { defineMessages } from '../defineMessages';

/** How sure each channel is, beside its numbers: for everybody. */
export const assuranceMessages = defineMessages({
	es: {
		title: 'Qué tan seguro es cada medio',
		names: { open: 'Abierto', witnessed: 'Acompañado', limited: 'Con límite', numbered: 'Con número' },
		levels: {
			open: 'Abierto: nada impide que una persona conteste varias veces.',
			witnessed: 'Acompañado: se contesta en un equipo del personal, con gente a la vista.',
			limited: 'Con límite: cada respuesta usó un código que ya no sirve otra vez.',
			numbered:
				'Con número: cada respuesta viene de una hoja numerada. Dos personas la leyeron por separado.',
		},
		line: (channel: string, level: string) => `${channel}. ${level}`,
	},
	en: {
		title: 'How sure each channel is',
		names: { open: 'Open', witnessed: 'Accompanied', limited: 'Limited', numbered: 'Numbered' },
		levels: {
			open: 'Open: nothing keeps one person from answering several times.',
			witnessed: 'Accompanied: answered on a device of the staff, with people in sight.',
			limited: 'Limited: each answer used up a code that works no more.',
			numbered: 'Numbered: each answer comes from a numbered sheet. Two people read it apart.',
		},
		line: (channel: string, level: string) => `${channel}. ${level}`,
	},
});
