package dev.lundi.bench;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

import org.springframework.boot.context.properties.bind.BindHandler;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.bind.handler.NoUnboundElementsBindHandler;
import org.springframework.boot.context.properties.source.MapConfigurationPropertySource;

/**
 * What is measured, as arguments such as {@code --rounds=3} say it.
 *
 * @param sizes audiences; the first in every round, the others once each at the end
 * @param rounds how often everything is measured in turn
 * @param signing the ways to sign
 * @param latencies of the relay, per round trip
 * @param connections to the relay that is near
 * @param farConnections to the relay that is far
 * @param farMails audience behind the far relay
 * @param warmUp mails of the first mailing of each process, reported apart
 * @param loopMails mails of the JavaMailSender loop per round; a tenth when the relay is
 * far
 * @param comparators whether smtp-source and the loop run too
 * @param nodemailer folder in which {@code npm install nodemailer handlebars} was done;
 * empty to leave Nodemailer out
 * @param prepare audience that is only frozen, not mailed; 0 for none
 * @param sink {@code smtp-sink}, {@code java}, or {@code auto} for the first that there
 * is
 * @param profile whether the sender's CPU time is sampled by Flight Recorder
 * @param jvm further options for the sender's JVM
 * @param work folder for logs, recordings and generated input
 */
record Options(@DefaultValue( {
		"10000", "100000" }) List<Integer> sizes, @DefaultValue("5") int rounds,
		@DefaultValue({ "none", "rsa", "ed25519" }) Set<Signing> signing,
		@DefaultValue({ "0ms", "20ms" }) List<Duration> latencies, @DefaultValue("8") int connections,
		@DefaultValue("16") int farConnections, @DefaultValue("3000") int farMails, @DefaultValue("5000") int warmUp,
		@DefaultValue("2000") int loopMails, @DefaultValue("true") boolean comparators,
		@DefaultValue("") String nodemailer, @DefaultValue("0") int prepare, @DefaultValue("auto") String sink,
		@DefaultValue("false") boolean profile, @DefaultValue List<String> jvm,
		@DefaultValue("target/bench") Path work){

	/** How mails are signed (RFC 6376, 8463). */
	enum Signing {

		/** Not at all. */
		NONE,

		/** RSA with 2048 bits. */
		RSA,

		/** Ed25519. */
		ED25519

	}

	/**
	 * Reads the arguments.
	 * @throws org.springframework.boot.context.properties.bind.BindException when one is
	 * unknown or makes no sense
	 */
	static Options of(String... arguments) {
		var values = Arrays.stream(arguments)
			.map((argument) -> argument.replaceFirst("^--", "").split("=", 2))
			.collect(Collectors.toMap((pair) -> "bench." + pair[0], (pair) -> (pair.length == 2) ? pair[1] : "true"));
		return new Binder(new MapConfigurationPropertySource(values)).bindOrCreate("bench", Bindable.of(Options.class),
				new NoUnboundElementsBindHandler(BindHandler.DEFAULT));
	}

	int size() {
		return sizes.getFirst();
	}

	int largest() {
		return sizes.stream().mapToInt(Integer::intValue).max().orElseThrow();
	}

}
