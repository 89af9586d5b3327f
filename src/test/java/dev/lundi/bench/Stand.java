package dev.lundi.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

import dev.lundi.bench.Options.Signing;

/** The sink, the processes that send to it, and the order in which they are measured. */
final class Stand implements AutoCloseable {

	private final Options options;

	private final Sink sink;

	private final List<Runnable> closings = new ArrayList<>();

	private final List<LundiProcess> processes = new ArrayList<>();

	private final List<Contestant> inTurn = new ArrayList<>();

	private final List<Contestant> atTheEnd = new ArrayList<>();

	Stand(Options options) {
		this.options = options;
		this.sink = Sink.start(options.sink());
		closings.add(sink::close);
		options.latencies().forEach((latency) -> add(site(latency)));
	}

	private Site site(Duration latency) {
		if (latency.isZero()) {
			return Site.near(sink, options);
		}
		DelayProxy proxy = new DelayProxy(sink, latency);
		closings.add(proxy::close);
		return Site.far(latency, proxy, options);
	}

	private void add(Site site) {
		options.signing().forEach((signing) -> addLundi(signing, site));
		if (options.comparators()) {
			addSmtpSource(site);
			addLoops(site);
		}
	}

	private void addLundi(Signing signing, Site site) {
		String title = site.name(title(signing));
		System.out.printf("%s: starts%n", title);
		LundiProcess lundi = new LundiProcess(title, site, audiences(signing, site),
				DkimKeyFile.properties(signing, options.work()), options);
		closings.add(lundi::close);
		processes.add(lundi);
		inTurn.add(new Asked(title, () -> lundi.send(site.audience())));
		if (signing == Signing.RSA && site.isNear()) {
			inTurn.add(new Asked(Names.RSA, () -> lundi.signatures(site.audience(), site.connections())));
		}
		if (signing == Signing.NONE && options.comparators()) {
			inTurn
				.add(new Asked(site.name(Names.TRANSPORT), () -> lundi.transport(site.audience(), site.connections())));
		}
		if (signing == Signing.NONE && site.isNear()) {
			addLargerAudiences(lundi);
		}
	}

	/** One Lundi is enough for them. */
	private void addLargerAudiences(LundiProcess lundi) {
		options.sizes()
			.stream()
			.skip(1)
			.forEach((people) -> atTheEnd.add(new Asked(Names.lundiAt(people), () -> lundi.send(people))));
	}

	private Set<Integer> audiences(Signing signing, Site site) {
		Set<Integer> audiences = new LinkedHashSet<>(Set.of(site.audience()));
		if (signing == Signing.NONE && site.isNear()) {
			audiences.addAll(options.sizes());
			if (options.prepare() > 0) {
				audiences.add(options.prepare());
			}
		}
		return audiences;
	}

	private void addSmtpSource(Site site) {
		if (Sink.program("smtp-source").isPresent()) {
			inTurn.add(new SmtpSource(site.name(Names.SOURCE_KEEPING), true, site));
			if (site.isNear()) {
				inTurn.add(new SmtpSource(Names.SOURCE, false, site));
			}
		}
	}

	/** Each gets as many mails to warm up. */
	private void addLoops(Site site) {
		LoopProcess loop = new LoopProcess(site, options);
		closings.add(loop::close);
		loop.send(site.loopMails());
		inTurn.add(new Asked(site.name(Names.LOOP), () -> loop.send(site.loopMails())));
		if (!options.nodemailer().isEmpty() && site.isNear()) {
			NodeProcess node = new NodeProcess(site, options);
			closings.add(node::close);
			node.send(site.loopMails());
			inTurn.add(new Asked(Names.NODEMAILER, () -> node.send(site.loopMails())));
		}
	}

	private static String title(Signing signing) {
		return switch (signing) {
			case NONE -> Names.LUNDI;
			case RSA -> Names.LUNDI_RSA;
			case ED25519 -> Names.LUNDI_ED25519;
		};
	}

	List<Contestant> inTurn() {
		return inTurn;
	}

	List<Contestant> atTheEnd() {
		return atTheEnd;
	}

	List<LundiProcess> processes() {
		return processes;
	}

	/** How long it takes to freeze the audience that {@code --prepare} asks for. */
	Duration prepare() {
		return (options.prepare() == 0) ? Duration.ZERO : processes.getFirst().prepare(options.prepare());
	}

	String sink() {
		return sink.name();
	}

	@Override
	public void close() {
		closings.reversed().forEach(Runnable::run);
	}

}
