import { defineMessages } from '../defineMessages';

/** What the verifier found about answers and ballots that the bundle of the guarantor opens. */
export const openingFindings = defineMessages({
	es: {
		'openings-not-public':
			'El archivo {file} trae lo que se guarda en privado. Solo va en el expediente de quien valida.',
		'openings-malformed': 'La línea {row} de {file} no es una respuesta ni una boleta abierta.',
		'openings-not-ordered': 'Las líneas de {file} no están en su orden, o alguna está dos veces.',
		'openings-before-close': 'El archivo {file} abre algo que todavía no cierra.',
		'opening-not-in-log': 'La línea {row} de {file} no es de algo que se selló y se cuenta.',
		'opening-excluded': 'El archivo {file} abre {found} y debía abrir {declared}: otras no se cuentan.',
		'opening-other-channel':
			'Del medio {channel} se dijo que se dejaron fuera {declared}, y {file} solo deja de abrir {found}.',
		'opening-against-methodology': 'La línea {row} de {file} no es una boleta que deje la metodología.',
		'openings-missing': 'El archivo {file} abre {found} de {declared}. Las demás no se pueden comprobar.',
		'opened-ballots-differ': 'Las boletas de {file} no son las que se abrieron.',
		'opened-counts-differ': 'Las boletas abiertas de {nucleus} no dan las cuentas de {file} en {where}.',
	},
	en: {
		'openings-not-public':
			'The file {file} holds what is kept in private. It belongs in the expediente of the guarantor alone.',
		'openings-malformed': 'Line {row} of {file} is no opened answer or ballot.',
		'openings-not-ordered': 'The lines of {file} are not in their order, or one stands twice.',
		'openings-before-close': 'The file {file} opens something that has not closed yet.',
		'opening-not-in-log': 'Line {row} of {file} is of nothing that was sealed and counts.',
		'opening-excluded': 'The file {file} opens {found} and should open {declared}: others do not count.',
		'opening-other-channel':
			'Of the channel {channel} {declared} were said to be left out, and {file} leaves only {found} unopened.',
		'opening-against-methodology': 'Line {row} of {file} is no ballot that the methodology allows.',
		'openings-missing': 'The file {file} opens {found} of {declared}. The others cannot be checked.',
		'opened-ballots-differ': 'The ballots of {file} are not those that were opened.',
		'opened-counts-differ': 'The opened ballots of {nucleus} do not give the counts of {file} at {where}.',
	},
});
