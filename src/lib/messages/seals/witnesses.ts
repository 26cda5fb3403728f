import { defineMessages } from '../defineMessages';
import { agree } from '../locale';

/** Who signs the seals of a record besides the institution: what staff decide and what anybody sees. */
export const witnessMessages = defineMessages({
	es: {
		title: 'Testigos',
		lead: 'Un testigo guarda los sellos en su propio equipo y firma los que siguen bien. Así nadie puede enseñar dos registros distintos.',
		now: 'Quién puede firmar hoy',
		nobody:
			'Nadie todavía. No hacen falta testigos: el acta firmada y los correos con sellos ya dejan prueba.',
		since: (day: string) => `Así quedó en el registro el ${day}.`,
		key: 'Llave',
		stay: 'Siguen como testigos',
		stayHint: 'Quita la marca de quien ya no lo sea.',
		add: 'Agregar un testigo',
		role: 'A quién representa',
		roleHint: 'Por ejemplo: Sociedad civil. Varias personas de un mismo sector cuentan como una.',
		itsKey: 'Su llave pública',
		itsKeyHint: 'La hace en su equipo, en la página «Mis sellos guardados», y te la da en un renglón.',
		rule: 'Cuántas firmas se piden',
		needed: 'Sectores distintos que deben firmar después del último cierre',
		neededHint: 'Con 0 no se pide ninguna. Si después se piden menos, quien revise lo verá.',
		required: 'Sin esas firmas, el expediente no es válido',
		write: 'Escribir en el registro',
		writeNote: 'Queda a la vista de todas las personas, con su fecha.',
		written: 'Quedó en el registro.',
		nothing: 'Nada cambia con eso. Agrega un testigo, quita uno o cambia cuántas firmas se piden.',

		who: 'Quién más lo firmó',
		needs: (count: number, required: boolean) =>
			count === 0
				? 'Estas firmas no son obligatorias.'
				: `Después del último cierre ${agree(count, 'debe firmar un sector', `deben firmar ${count} sectores distintos`)}. ${required ? 'Sin eso el expediente no es válido.' : 'Si falta, el expediente lo dice.'}`,
		signed: (moment: string) => `Firmó el ${moment}`,
		notSigned: 'Todavía no lo firma',
		bring: 'Traer la firma de un testigo',
		bringLabel: 'El sello firmado',
		bringHint: 'Pega el archivo completo que dio la página de sellos guardados. No hace falta una cuenta.',
		bringDo: 'Guardar la firma',
		brought: (roles: string) => `Firma guardada: ${roles}.`,
		refused: {
			not_a_seal: 'Eso no es un sello. Pega el archivo completo, con todos sus renglones.',
			not_published: 'Ese sello no se publicó aquí. Guárdalo y avisa al órgano garante.',
			not_a_witness: 'Ahí no hay firma de un testigo de este ejercicio. Revisa si ya está en la lista.',
			false_signature: 'La firma no es buena. Vuelve a firmar el sello y tráelo otra vez.',
		},
	},
	en: {
		title: 'Witnesses',
		lead: 'A witness keeps the seals on a device of its own and signs those that go on as they should. So nobody can show two different records.',
		now: 'Who may sign today',
		nobody:
			'Nobody yet. Witnesses are not needed: the signed minutes and the e-mails with seals are evidence too.',
		since: (day: string) => `It was written into the record like this on ${day}.`,
		key: 'Key',
		stay: 'Stay as witnesses',
		stayHint: 'Take the mark away from who is one no longer.',
		add: 'Add a witness',
		role: 'Whom it represents',
		roleHint: 'For example: Civil society. Several people of one role count as one.',
		itsKey: 'Its public key',
		itsKeyHint: 'It is made on their device, on the page “My kept seals”, and comes as one line.',
		rule: 'How many signatures are asked for',
		needed: 'Different roles that must sign after the last close',
		neededHint: 'With 0 none is asked for. If fewer are asked for later, whoever checks will see it.',
		required: 'Without these signatures the expediente is not valid',
		write: 'Write into the record',
		writeNote: 'Everybody can see it, with its date.',
		written: 'It is in the record.',
		nothing: 'Nothing changes with that. Add a witness, take one away or change how many must sign.',

		who: 'Who else signed it',
		needs: (count, required) =>
			count === 0
				? 'These signatures are not obligatory.'
				: `After the last close ${agree(count, 'one role', `${count} different roles`)} must sign. ${required ? 'Without that the expediente is not valid.' : 'If any is missing, the expediente says so.'}`,
		signed: (moment) => `Signed on ${moment}`,
		notSigned: 'Has not signed it yet',
		bring: 'Bring the signature of a witness',
		bringLabel: 'The signed seal',
		bringHint: 'Paste the whole file that the page of kept seals gave. No account is needed.',
		bringDo: 'Keep the signature',
		brought: (roles) => `Signature kept: ${roles}.`,
		refused: {
			not_a_seal: 'That is no seal. Paste the whole file, with all of its lines.',
			not_published: 'That seal was not published here. Keep it and tell the guarantor body.',
			not_a_witness: 'There is no signature of a witness of this exercise in it. See whether it is listed.',
			false_signature: 'The signature is not good. Sign the seal again and bring it again.',
		},
	},
});
