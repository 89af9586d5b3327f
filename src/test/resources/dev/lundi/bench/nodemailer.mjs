import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { resolve } from 'node:path';
import { createInterface } from 'node:readline';

const [modules, folder, port, connections] = process.argv.slice(2);
const require = createRequire(resolve(modules) + '/');
const handlebars = require('handlebars');
const html = handlebars.compile(readFileSync(`${folder}/mail.html`, 'utf8'));
const text = handlebars.compile(readFileSync(`${folder}/mail.txt`, 'utf8'), { noEscape: true });
const pool = require('nodemailer').createTransport({
	host: '127.0.0.1', port: Number(port), ignoreTLS: true,
	pool: true, maxConnections: Number(connections), maxMessages: Infinity,
});

async function send(id) {
	const unsubscribe = `https://lundi.example/unsubscribe/AQAAAAAAAAAB${id}`;
	const reader = { name: `Lectrice ${id}`, unsubscribe };
	await pool.sendMail({
		from: 'La lettre du banc <lettre@lundi.example>', to: `abonnement.${id}@example.org`,
		subject: 'La balance du marché', html: html(reader), text: text(reader),
		headers: { 'List-Unsubscribe': `<${unsubscribe}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' },
	});
}

async function sendAll(mails) {
	let sent = 0;
	const share = async () => {
		while (sent < mails) {
			await send(++sent);
		}
	};
	await Promise.all(Array.from({ length: 2 * connections }, share));
}

console.log('bench: ready');
for await (const line of createInterface({ input: process.stdin })) {
	await sendAll(Number(line));
	console.log('bench: done');
}
pool.close();
