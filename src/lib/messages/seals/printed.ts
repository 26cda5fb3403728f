import { defineMessages } from '../defineMessages';

/** The seal that stands on what is printed. */
export const printedSealMessages = defineMessages({
	es: {
		title: (lines: string) => `Sello n.º ${lines} del registro`,
		qr: (lines: string) => `Código de los sellos del registro; este es el n.º ${lines}`,
		how: 'Guarda esta hoja. Compara las palabras en esta página. Si no son iguales, alguien cambió el registro:',
	},
	en: {
		title: (lines: string) => `Seal no. ${lines} of the record`,
		qr: (lines: string) => `Code of the seals of the record; this is no. ${lines}`,
		how: 'Keep this sheet. Compare the words on this page. If they differ, somebody changed the record:',
	},
});
