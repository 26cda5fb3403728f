import { defineMessages } from '../defineMessages';

/** What the verifier found about the days that acts say. Words between braces are facts of a finding. */
export const dayFindings = defineMessages({
	es: {
		'day-before-its-cause':
			'{entry} dice el {date}. Antes tuvo que pasar la línea {before}, que dice el {found}.',
		'day-before-announced': '{entry} dice el {date}. No podía ser antes del {found}, el día que se anunció.',
		'closed-before-date': '{entry} dice que cerró en su fecha. Cerró el {date} y su fecha era el {closes}.',
		'closed-before-opening': '{entry} cerró el {date}, antes de abrir ({opens}).',
		'days-run-back': '{entry} dice el {date}, y la línea {before} ya decía el {found}.',
	},
	en: {
		'day-before-its-cause': '{entry} says {date}. Line {before}, which says {found}, had to come first.',
		'day-before-announced': '{entry} says {date}. It could not be before {found}, the announced day.',
		'closed-before-date':
			'{entry} says that it closed on its date. It closed on {date}; its date was {closes}.',
		'closed-before-opening': '{entry} closed on {date}, before it opened ({opens}).',
		'days-run-back': '{entry} says {date}, and line {before} already said {found}.',
	},
});
