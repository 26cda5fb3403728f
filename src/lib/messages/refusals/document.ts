import { defineMessages } from '../defineMessages';

/** What to do next about a refused field of a document, an observation or a witness. */
export const documentRefusals = defineMessages({
	es: {
		witness_role_length: 'Escribe a quién representa: entre 2 y 120 letras.',
		witness_key: 'Pega la llave completa, como la dio su página. Empieza con el nombre y un signo de más.',
		witness_needed: 'Escribe un número que no pase de cuántos sectores distintos hay.',
		document_kind_choice: 'Elige qué clase de documento es.',
		document_title_length: 'Escribe qué es en una línea: entre 5 y 160 letras.',
		document_access_choice: 'Elige quién puede verlo: todas las personas, o solo el STL y quien valida.',
		document_consent_choice: 'Di si las personas que aparecen dieron permiso, o si no aparece nadie.',
		document_file_missing: 'Elige el archivo. Si algo se corrigió, hay que elegirlo otra vez.',
		document_file_type:
			'Sube un PDF, un texto, una hoja de cálculo, una foto, un audio o un video MP4. Si es un video del teléfono, guárdalo otra vez como MP4 sin datos de lugar.',
		document_file_kind: 'Este archivo no es de esa clase. Elige otra clase u otro archivo.',
		observation_length: 'Escribe lo que se observa o se responde: entre 10 y 2,000 letras.',
		document_file_large: 'Sube un archivo de hasta 25 MB.',
	},
	en: {
		witness_role_length: 'Say whom it represents: 2 to 120 characters.',
		witness_key: 'Paste the whole key, as its page gave it. It begins with the name and a plus sign.',
		witness_needed: 'Write a number that is not more than the different roles there are.',
		document_kind_choice: 'Choose what kind of document it is.',
		document_title_length: 'Say what it is in one line: 5 to 160 characters.',
		document_access_choice: 'Choose who may see it: everybody, or only the STL and the guarantor.',
		document_consent_choice: 'Say whether the people in it agreed, or that it shows nobody.',
		document_file_missing: 'Choose the file. If something was put right, it has to be chosen again.',
		document_file_type:
			'Upload a PDF, a text, a spreadsheet, a photograph, a sound or an MP4 video. Save a video of a phone again as MP4 without its place.',
		document_file_kind: 'This file is not of that kind. Choose another kind or another file.',
		observation_length: 'Say what is observed or answered: 10 to 2,000 characters.',
		document_file_large: 'Upload a file of up to 25 MB.',
	},
});
