import { defineMessages } from '../defineMessages';

/** The letter that brings a seal to who holds a seat, and what staff see of such letters. */
export const sealLetterMessages = defineMessages({
	es: {
		subject: {
			'survey.opened': (title: string) => `Sello de la apertura: ${title}`,
			'survey.closed': (title: string) => `Sello del cierre: ${title}`,
			'ranking.opened': (title: string) => `Sello de la apertura: ${title}`,
			'ranking.closed': (title: string) => `Sello del cierre: ${title}`,
		},
		event: {
			'survey.opened': (title: string) => `Se publicó la consulta «${title}».`,
			'survey.closed': (title: string) => `Cerró la consulta «${title}».`,
			'ranking.opened': (title: string, nucleus: string) =>
				`Se abrió la jerarquización «${title}» del núcleo ${nucleus}.`,
			'ranking.closed': (title: string, nucleus: string) =>
				`Cerró la jerarquización «${title}» del núcleo ${nucleus}.`,
		},
		where: (name: string, institution: string) => `${name}, ${institution}.`,
		sealed: (lines: string, day: string) =>
			`Quedó en el registro público. Este es el sello: fija todo lo que había el ${day}, hasta la línea ${lines}.`,
		words: 'El sello en doce palabras:',
		root: 'La raíz, que pide la página que comprueba el expediente:',
		keep: 'Guarda este correo. Con él cualquiera puede demostrar que nada de eso se cambió después.',
		file: (name: string) => `El archivo ${name} es el sello. Guárdalo sin cambiarlo.`,
		see: 'Compara las palabras en esta página. También están todos los sellos:',
		why: 'Te llega porque tienes un lugar en este ejercicio. No hace falta contestar.',
		staff: {
			title: 'Sellos por correo',
			lead: 'Cada persona con un lugar recibe el sello de cada apertura y de cada cierre.',
			none: 'Todavía no se manda ninguno.',
			notSetUp:
				'Esta instalación no manda correos. Entrega los sellos en papel o pide que se ponga el servidor de correo.',
			event: {
				'survey.opened': (title: string) => `Apertura de «${title}»`,
				'survey.closed': (title: string) => `Cierre de «${title}»`,
				'ranking.opened': (title: string, nucleus: string) => `Apertura de «${title}», ${nucleus}`,
				'ranking.closed': (title: string, nucleus: string) => `Cierre de «${title}», ${nucleus}`,
			},
			sent: (sent: string, all: string) => `Salieron ${sent} de ${all}.`,
			waiting: (count: string) => `Por salir: ${count}.`,
			failed: (count: string) => `No se pudieron mandar: ${count}. Revisa esas direcciones.`,
			noAddress: (count: string) => `Sin correo: ${count}. Dales el sello en papel.`,
		},
	},
	en: {
		subject: {
			'survey.opened': (title: string) => `Seal of the opening: ${title}`,
			'survey.closed': (title: string) => `Seal of the close: ${title}`,
			'ranking.opened': (title: string) => `Seal of the opening: ${title}`,
			'ranking.closed': (title: string) => `Seal of the close: ${title}`,
		},
		event: {
			'survey.opened': (title: string) => `The consultation “${title}” was published.`,
			'survey.closed': (title: string) => `The consultation “${title}” closed.`,
			'ranking.opened': (title: string, nucleus: string) =>
				`The ranking “${title}” of the nucleus ${nucleus} opened.`,
			'ranking.closed': (title: string, nucleus: string) =>
				`The ranking “${title}” of the nucleus ${nucleus} closed.`,
		},
		where: (name: string, institution: string) => `${name}, ${institution}.`,
		sealed: (lines: string, day: string) =>
			`It stands in the public record. This is the seal: it fixes everything there was on ${day}, up to line ${lines}.`,
		words: 'The seal in twelve words:',
		root: 'The root, which the page that checks the expediente asks for:',
		keep: 'Keep this e-mail. With it anybody can show that nothing of that was changed afterwards.',
		file: (name: string) => `The file ${name} is the seal. Keep it as it is.`,
		see: 'Compare the words on this page. All other seals are there too:',
		why: 'You get this because you hold a seat in this exercise. There is no need to answer.',
		staff: {
			title: 'Seals by e-mail',
			lead: 'Everybody with a seat gets the seal of each opening and of each close.',
			none: 'None has been sent yet.',
			notSetUp:
				'This installation sends no e-mail. Hand the seals over on paper, or ask for a mail server to be set up.',
			event: {
				'survey.opened': (title: string) => `Opening of “${title}”`,
				'survey.closed': (title: string) => `Close of “${title}”`,
				'ranking.opened': (title: string, nucleus: string) => `Opening of “${title}”, ${nucleus}`,
				'ranking.closed': (title: string, nucleus: string) => `Close of “${title}”, ${nucleus}`,
			},
			sent: (sent: string, all: string) => `${sent} of ${all} went out.`,
			waiting: (count: string) => `To go out: ${count}.`,
			failed: (count: string) => `Could not be sent: ${count}. Look at those addresses.`,
			noAddress: (count: string) => `Without e-mail: ${count}. Hand them the seal on paper.`,
		},
	},
});
