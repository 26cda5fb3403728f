import { defineMessages } from '../../defineMessages';

/** The sheet that is put up where people pass. */
export const posterMessages = defineMessages({
	es: {
		title: 'Cartel',
		lead: 'Imprímelo en tamaño carta. Se lee bien en blanco y negro.',
		print: 'Imprimir',
		invite: 'Tu opinión cuenta',
		scan: 'Apunta la cámara de tu teléfono a este cuadro, o escribe esta dirección:',
		who: 'Quién puede contestar',
		use: 'Para qué sirve',
		free: 'No necesitas cuenta. No pedimos tu nombre.',
		qr: (title: string) => `Código QR que abre «${title}»`,
	},
	en: {
		title: 'Poster',
		lead: 'Print it on letter paper. It reads well in black and white.',
		print: 'Print',
		invite: 'Your opinion counts',
		scan: 'Point your phone’s camera at this square, or type this address:',
		who: 'Who may answer',
		use: 'What it is for',
		free: 'You do not need an account. We do not ask for your name.',
		qr: (title) => `QR code that opens “${title}”`,
	},
});
