import { defineMessages } from '../../defineMessages';

/** Saving while somebody writes, and looking at a question while it is written. */
export const editingMessages = defineMessages({
	es: {
		overtaken:
			'Otra persona cambió esto mientras escribías. Lo tuyo sigue aquí, sin guardar. Mira lo que guardó. Si quieres dejar lo tuyo, guarda otra vez.',
		gone: 'Otra persona quitó esta pregunta. Lo que escribiste sigue aquí. Cópialo si lo necesitas.',
		theirs: 'Ver lo que guardó (se abre aparte)',
		states: {
			idle: 'Lo que escribas se guarda solo.',
			waiting: 'Hay cambios sin guardar.',
			saving: 'Guardando…',
			saved: 'Guardado hace un momento',
			savedAt: (time: string) => `Guardado a las ${time}`,
			refused: (why: string) => `Todavía no se guarda: ${why}`,
			unreachable: 'No se pudo guardar: no hay conexión. Lo escrito sigue aquí y se guarda cuando vuelva.',
			signedOut:
				'No se pudo guardar: tu sesión terminó. Lo escrito sigue aquí. Entra en otra pestaña y vuelve a esta.',
		},
		held: {
			type: 'El tipo cambia cuando presionas «Guardar».',
			place: 'Su lugar cambia cuando presionas «Guardar».',
			remove: 'La pregunta se quita cuando presionas «Guardar».',
			option: 'Lo que vaciaste se quita cuando presionas «Guardar».',
			rules: 'Las reglas se quitan cuando presionas «Guardar».',
		},
		begun: {
			kept: 'Lo que escribas se queda en este equipo hasta que lo guardes.',
			back: 'Aquí sigue lo que empezaste.',
			again: 'Empezar de nuevo',
		},
		leave: 'Hay cambios que no se han guardado. ¿Salir y perderlos?',
		preview: {
			title: 'Así se ve',
			lead: 'En un teléfono, mientras escribes. Aquí no se contesta.',
			still: 'En un teléfono, como está guardada. Aquí no se contesta.',
			try: 'Probarla de verdad',
			language: 'Idioma de la vista',
		},
	},
	en: {
		overtaken:
			'Somebody else changed this while you were writing. Yours is still here, unsaved. Look at what they saved. To keep yours, save again.',
		gone: 'Somebody else removed this question. What you wrote is still here. Copy it if you need it.',
		theirs: 'See what they saved (opens apart)',
		states: {
			idle: 'What you write saves itself.',
			waiting: 'There are unsaved changes.',
			saving: 'Saving…',
			saved: 'Saved a moment ago',
			savedAt: (time) => `Saved at ${time}`,
			refused: (why) => `Not saved yet: ${why}`,
			unreachable:
				'Could not save: there is no connection. What you wrote is here and is saved when it returns.',
			signedOut:
				'Could not save: your session ended. What you wrote is still here. Sign in in another tab and come back.',
		},
		held: {
			type: 'The type changes when you press “Save”.',
			place: 'Its place changes when you press “Save”.',
			remove: 'The question is removed when you press “Save”.',
			option: 'What you cleared is removed when you press “Save”.',
			rules: 'The rules are removed when you press “Save”.',
		},
		begun: {
			kept: 'What you write stays on this device until you save it.',
			back: 'What you began is still here.',
			again: 'Start again',
		},
		leave: 'There are changes that have not been saved. Leave and lose them?',
		preview: {
			title: 'How it looks',
			lead: 'On a phone, while you write. It is not answered here.',
			still: 'On a phone, as it is saved. It is not answered here.',
			try: 'Try it for real',
			language: 'Language of the view',
		},
	},
});
