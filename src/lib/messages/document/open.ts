import { defineMessages } from '../defineMessages';

/** The link to the documents of an exercise, apart from their words: the first page needs no more. */
export const openDocumentsMessages = defineMessages({
	es: { open: (exercise: string) => `Documentos de ${exercise}` },
	en: { open: (exercise) => `Documents of ${exercise}` },
});
