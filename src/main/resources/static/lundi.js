// An open preview shows a template as soon as it is saved.
const script = document.currentScript;
setInterval(async () => {
	const answer = await fetch(script.dataset.from, { cache: "no-store" }).catch(() => null);
	if (answer?.ok && await answer.text() !== script.dataset.version) {
		location.reload();
	}
}, 1000);
