import { defineMessages } from '../defineMessages';

/** What the verifier finds in signed states of a log. Words between braces are facts of a finding. */
export const sealFindings = defineMessages({
	es: {
		'checkpoint-malformed': 'El archivo {file} no es un sello que se pueda leer.',
		'checkpoint-misnamed': 'El archivo {file} trae el sello de {size} líneas.',
		'checkpoint-of-other-log': 'El sello {file} es de otro registro: {found}.',
		'checkpoint-beyond': 'El sello {file} habla de {size} líneas y aquí hay {entries}. Faltan líneas.',
		'checkpoint-differs': 'El sello {file} dice la raíz {declared} y estas líneas dan {found}.',
		'checkpoint-not-newest': 'El archivo «checkpoint» no es el sello más nuevo de los que hay.',
		'checkpoint-missing': 'El registro tiene llave y este expediente no trae ningún sello firmado.',
		'checkpoint-behind':
			'El último sello habla de {size} líneas y ya hay {entries}. Las nuevas esperan su sello.',
		'key-chain-broken': '{entry} no dice bien qué llave valía antes.',
		'key-replaced': '{entry} cambió la llave sin que firmara la anterior ({cause}). Pregunta por qué al STL.',
		'signature-missing': 'Al sello {file} le falta la firma de la llave {key}.',
		'signature-false': 'La firma de la llave {key} en el sello {file} es falsa.',
		'witness-is-the-log': '{entry} nombra como testigo {name} a la llave del propio registro.',
		'witness-twice': '{entry} nombra dos veces la misma llave, otra vez como {name}.',
		'witnesses-loosened': '{entry} pide menos a los testigos que antes, y ya había algo abierto.',
		'witnesses-changed':
			'{entry} cambia testigos, su llave o su sector, y ya había algo abierto: {names}. Pregúntales si la llave es suya.',
		'cosignature-false': 'La firma de testigo {name} en el sello {file} es falsa.',
		'witnesses-missing':
			'Sectores cuyos testigos firmaron después del cierre: {found} de {needed} que se pedían.',
		'previous-apart':
			'El sello que guardaste cubre solo {size} de {entries} líneas. Las demás las pudo escribir quien tiene la llave: compara también la raíz de un acta o un sello más nuevo.',
		'witnesses-required':
			'Sectores cuyos testigos firmaron después del cierre: {found} de {needed} que hacían falta. Sin ellos no es válido.',
	},
	en: {
		'checkpoint-malformed': 'The file {file} is not a seal that can be read.',
		'checkpoint-misnamed': 'The file {file} holds the seal of {size} lines.',
		'checkpoint-of-other-log': 'The seal {file} is of another log: {found}.',
		'checkpoint-beyond': 'The seal {file} speaks of {size} lines and there are {entries}. Lines are missing.',
		'checkpoint-differs': 'The seal {file} says the root {declared} and these lines give {found}.',
		'checkpoint-not-newest': 'The file “checkpoint” is not the newest of the seals that are here.',
		'checkpoint-missing': 'The log has a key, and this expediente has no signed seal.',
		'checkpoint-behind':
			'The last seal speaks of {size} lines and there are {entries}. The new ones wait for theirs.',
		'key-chain-broken': '{entry} does not say rightly which key was in force before.',
		'key-replaced':
			'{entry} changed the key without a signature of the former one ({cause}). Ask the STL why.',
		'signature-missing': 'The seal {file} has no signature of the key {key}.',
		'signature-false': 'The signature of the key {key} on the seal {file} is false.',
		'witness-is-the-log': '{entry} names the key of the log itself as witness {name}.',
		'witness-twice': '{entry} names one key twice, again as {name}.',
		'witnesses-loosened': '{entry} asks less of witnesses than before, after something had opened.',
		'witnesses-changed':
			'{entry} changes witnesses, their key or their role, after something had opened: {names}. Ask them whether the key is theirs.',
		'cosignature-false': 'The signature of witness {name} on the seal {file} is false.',
		'witnesses-missing':
			'Roles whose witnesses signed after the close: {found} of {needed} that were asked for.',
		'previous-apart':
			'The seal you kept covers only {size} of {entries} lines. Whoever has the key could have written the others: compare the root of an acta or a newer seal too.',
		'witnesses-required':
			'Roles whose witnesses signed after the close: {found} of {needed} that were needed. Without them it is not valid.',
	},
});
