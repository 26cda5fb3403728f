import { defineMessages } from '../defineMessages';

/** Links to the documents of an exercise and to its review, apart from their words: the pages they stand on need no more. */
export const openDocumentsMessages = defineMessages({
	es: {
		open: (exercise: string) => `Documentos de ${exercise}`,
		documents: 'Documentos',
		review: 'Revisar el ejercicio',
	},
	en: {
		open: (exercise) => `Documents of ${exercise}`,
		documents: 'Documents',
		review: 'Review the exercise',
	},
});
