package dev.lundi.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/** What Node's users would write: Nodemailer's pool, Handlebars, nothing recorded. */
final class NodeProcess implements AutoCloseable {

	private final Child child;

	NodeProcess(Site site, Options options) {
		Path work = options.work();
		LoopMails mails = new LoopMails(site.relay().port());
		try {
			Files.writeString(work.resolve("mail.html"), mails.handlebars("loop.html"));
			Files.writeString(work.resolve("mail.txt"), mails.handlebars("loop.txt"));
			Files.writeString(work.resolve("nodemailer.mjs"), Fixture.read("nodemailer.mjs"));
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
		this.child = Child.start(work.resolve("nodemailer.log"),
				List.of("node", work.resolve("nodemailer.mjs").toString(), options.nodemailer(), work.toString(),
						"" + site.relay().port(), "" + site.connections()));
		child.await("ready");
	}

	Sample send(int mails) {
		Window window = Window.open(child.pid(), () -> 0);
		child.say("" + mails);
		child.await("done");
		return window.close(mails, Duration.ZERO);
	}

	@Override
	public void close() {
		child.close();
	}

}
