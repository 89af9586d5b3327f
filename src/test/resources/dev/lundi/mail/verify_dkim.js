// Verifies the signatures of every mail in a folder with mailauth: "<file> <selector> pass|fail" a line.
const fs = require('fs');
const path = require('path');
const { dkimVerify } = require(process.argv[3] + '/node_modules/mailauth/lib/dkim/verify');

const folder = process.argv[2];
const entries = new Map(fs.readFileSync(path.join(folder, 'dns.txt'), 'utf8').trim().split('\n')
	.map(line => [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)]));

async function main() {
	for (const file of fs.readdirSync(folder).filter(name => name.endsWith('.eml')).sort()) {
		const { results } = await dkimVerify(fs.readFileSync(path.join(folder, file)),
			{ resolver: async name => [[entries.get(name)]] });
		for (const { selector, status } of results) {
			console.log(file, selector, status.result === 'pass' ? 'pass' : 'fail');
		}
	}
}

main();
