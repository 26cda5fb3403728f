import { defineMessages } from '../../defineMessages';
import { agree } from '../../locale';

/** Problems out of requests for access to information that come again and again. */
export const accessRequestMessages = defineMessages({
	es: {
		open: 'Leer solicitudes de información',
		title: 'Solicitudes de información',
		lead: 'Sube la lista de solicitudes. Verás de qué se pregunta más y podrás anotar problemas.',
		back: 'Volver al banco',
		file: 'Lista en CSV, XLSX u ODS',
		hint: 'La primera fila son los nombres de las columnas: Folio, Fecha, y Tema o Solicitud. Hasta 500 KB.',
		read: 'Leer la lista',
		kept: 'La lista no se guarda. Solo queda lo que anotes como problema, con sus folios y la huella del archivo.',
		refusals: {
			no_file: 'Elige primero un archivo.',
			unreadable: 'No se pudo leer. Guarda la lista como CSV, XLSX u ODS y súbela otra vez.',
			no_rows: 'La lista no tiene solicitudes. Revisa que la primera fila sean los nombres de las columnas.',
			no_folio: 'Falta una columna que se llame Folio. Ponle ese nombre y súbela otra vez.',
			no_words: 'Falta una columna que se llame Tema o Solicitud. Ponle ese nombre y súbela otra vez.',
			too_many: 'La lista es muy larga. Sepárala por año y sube una parte.',
		},
		found: (requests: number, shown: string) =>
			agree(requests, '1 solicitud leída.', `${shown} solicitudes leídas.`),
		repeated: (count: number) =>
			agree(
				count,
				'1 folio venía repetido y se cuenta una vez.',
				`${count.toString()} folios venían repetidos y se cuentan una vez.`,
			),
		group: (count: number, shown: string) => agree(count, '1 solicitud', `${shown} solicitudes`),
		periods: 'Cuántas llegaron en cada periodo',
		see: 'Leer estas solicitudes',
		period: 'Periodo',
		undated: 'Sin fecha',
		create: 'Anotar un problema con estas',
		others: (count: number) =>
			agree(
				count,
				'Hay 1 tema más, con menos solicitudes.',
				`Hay ${count.toString()} temas más, con menos solicitudes.`,
			),
		citeWhole: (count: string, topic: string, periods: string, file: string, hash: string) =>
			`Solicitudes sobre «${topic}»: ${count} (${periods}). Archivo ${file}, SHA-256 ${hash}.`,
		citeOne: (folio: string, date: string) => `Solicitud ${folio} ${date}`,
		citeSeveral: (folios: string) => `Solicitudes ${folios}`,
		uncited: (count: number, shown: string) =>
			agree(
				count,
				'Un folio no cabe entre las fuentes. Se cuenta y está en el archivo.',
				`${shown} folios no caben entre las fuentes. Se cuentan y están en el archivo.`,
			),
	},
	en: {
		open: 'Read information requests',
		title: 'Information requests',
		lead: 'Upload the list of requests. You will see what is asked most and can write down problems.',
		back: 'Back to the bank',
		file: 'List as CSV, XLSX or ODS',
		hint: 'The first row names the columns: Folio, Fecha, and Tema or Solicitud. Up to 500 KB.',
		read: 'Read the list',
		kept: 'The list is not stored. Only what you write down as a problem stays, with its folios and the hash of the file.',
		refusals: {
			no_file: 'Choose a file first.',
			unreadable: 'It could not be read. Save the list as CSV, XLSX or ODS and upload it again.',
			no_rows: 'The list has no requests. Check that its first row names the columns.',
			no_folio: 'A column called Folio is missing. Give it that name and upload it again.',
			no_words: 'A column called Tema or Solicitud is missing. Give it that name and upload it again.',
			too_many: 'The list is too long. Split it by year and upload one part.',
		},
		found: (requests, shown) => agree(requests, '1 request read.', `${shown} requests read.`),
		repeated: (count) =>
			agree(
				count,
				'1 folio came twice and counts once.',
				`${count.toString()} folios came twice and count once.`,
			),
		group: (count, shown) => agree(count, '1 request', `${shown} requests`),
		periods: 'How many came in each period',
		see: 'Read these requests',
		period: 'Period',
		undated: 'Without a date',
		create: 'Write down a problem with these',
		others: (count) =>
			agree(
				count,
				'There is 1 more topic, with fewer requests.',
				`There are ${count.toString()} more topics, with fewer requests.`,
			),
		citeWhole: (count, topic, periods, file, hash) =>
			`Requests about “${topic}”: ${count} (${periods}). File ${file}, SHA-256 ${hash}.`,
		citeOne: (folio, date) => `Request ${folio} ${date}`,
		citeSeveral: (folios) => `Requests ${folios}`,
		uncited: (count, shown) =>
			agree(
				count,
				'One folio does not fit among the sources. It is counted and is in the file.',
				`${shown} folios do not fit among the sources. They are counted and are in the file.`,
			),
	},
});
