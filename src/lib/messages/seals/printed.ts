import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** The seal that stands on what is printed. */
export const printedSealMessages = defineMessages({
	es: {
		title: (lines: string) => `Sello n.º ${lines} del registro`,
		qr: (lines: string) => `Código de los sellos del registro; este es el n.º ${lines}`,
		how: 'Guarda esta hoja. Compara las palabras en esta página. Si no son iguales, alguien cambió el registro:',
		slip: 'Guarda este papel y compara las palabras en esta página:',
		root: 'Raíz del registro',
		key: (count: number) => agree(count, 'Llave que lo firma', 'Llaves que lo firman'),
	},
	en: {
		title: (lines: string) => `Seal no. ${lines} of the record`,
		qr: (lines: string) => `Code of the seals of the record; this is no. ${lines}`,
		how: 'Keep this sheet. Compare the words on this page. If they differ, somebody changed the record:',
		slip: 'Keep this slip and compare the words on this page:',
		root: 'Root of the record',
		key: (count) => agree(count, 'Key that signs it', 'Keys that sign it'),
	},
});
