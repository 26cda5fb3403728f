import { defineMessages } from '../defineMessages';

/** The methodology sheet as a PDF that is filed once, and what to do where the machine prints none. */
export const filedSheetMessages = defineMessages({
	es: {
		documentTitle: (title: string, version: number) =>
			version === 1
				? `Ficha metodológica: ${title}`
				: `Ficha metodológica: ${title} (resultado ${version.toString()})`,
		title: 'La ficha en PDF',
		filed: 'La ficha de este resultado ya está en PDF. Va en el expediente y su huella está en el registro.',
		see: 'Ver el PDF entregado',
		waiting: 'El PDF se hace solo después de que el resultado tiene su sello. Tarda unos minutos.',
		byHand:
			'Este servidor no hace archivos PDF. Abre la ficha e imprímela, o guárdala como PDF. Fírmala si hace falta. Luego entrega ese archivo para que vaya en el expediente.',
		print: 'Abrir la ficha e imprimir',
		file: 'Entregar el PDF',
	},
	en: {
		documentTitle: (title, version) =>
			version === 1
				? `Methodology sheet: ${title}`
				: `Methodology sheet: ${title} (result ${version.toString()})`,
		title: 'The sheet as PDF',
		filed:
			'The sheet of this result was filed as PDF. It is in the expediente and its hash is in the record.',
		see: 'See the filed PDF',
		waiting: 'The PDF is made by itself once the result has its seal. It takes a few minutes.',
		byHand:
			'This server makes no PDF files. Open the sheet and print it, or save it as PDF. Sign it where needed. Then file it, so that it is in the expediente.',
		print: 'Open the sheet and print',
		file: 'File the PDF',
	},
});
