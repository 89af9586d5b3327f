package dev.lundi.proof;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.jar.JarOutputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;

/**
 * How senders are started: from jars and with an AOT cache (JEP 514), which is made once
 * per build and takes two seconds off every start.
 */
final class Jvm {

	private static final Path FOLDER = Path.of("target", "proof-jvm");

	private static final Path CACHE = FOLDER.resolve("sender.aot");

	private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-Xmx256m",
			"--enable-native-access=ALL-UNNAMED", "-Xlog:disable", "-Xlog:all=off");

	private Jvm() {
	}

	/** The command to which a sender's properties are added. */
	static List<String> command() {
		return Prepared.COMMAND;
	}

	private static List<String> command(String classPath, Stream<String> more) {
		List<String> command = new ArrayList<>(
				List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString(), "-cp", classPath));
		command.addAll(FLAGS);
		more.forEach(command::add);
		command.add("dev.lundi.Application");
		return List.copyOf(command);
	}

	/** The cache takes no folders. */
	private static String packed(String entry) {
		Path folder = Path.of(entry);
		if (!Files.isDirectory(folder)) {
			return entry;
		}
		try {
			Files.createDirectories(FOLDER);
			Path jar = FOLDER.resolve(folder.getFileName() + ".jar");
			byte[] packed = jar(folder);
			if (Files.notExists(jar) || !Arrays.equals(packed, Files.readAllBytes(jar))) {
				Files.deleteIfExists(CACHE);
				Files.write(jar, packed);
			}
			return jar.toString();
		}
		catch (IOException ex) {
			throw new UncheckedIOException(ex);
		}
	}

	/** The same octets for the same files. */
	private static byte[] jar(Path folder) throws IOException {
		ByteArrayOutputStream jar = new ByteArrayOutputStream();
		try (JarOutputStream out = new JarOutputStream(jar); Stream<Path> files = Files.walk(folder)) {
			for (Path path : files.skip(1).sorted().toList()) {
				boolean isFolder = Files.isDirectory(path);
				String name = folder.relativize(path).toString().replace('\\', '/');
				ZipEntry entry = new ZipEntry(isFolder ? name + "/" : name);
				entry.setTime(0);
				out.putNextEntry(entry);
				if (!isFolder) {
					Files.copy(path, out);
				}
			}
		}
		return jar.toByteArray();
	}

	/**
	 * Made when the first sender starts. Surefire leaves an empty entry in the class
	 * path, which means the working folder: nothing of it is packed, because tests that
	 * run beside this one write there.
	 */
	private static final class Prepared {

		private static final List<String> COMMAND = prepare();

		private static List<String> prepare() {
			String classPath = Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
				.filter((entry) -> !entry.isEmpty())
				.map(Jvm::packed)
				.collect(Collectors.joining(File.pathSeparator));
			if (Files.notExists(CACHE)) {
				Installation.train(command(classPath, Stream.of("-XX:AOTCacheOutput=" + CACHE)));
			}
			return command(classPath, Files.exists(CACHE) ? Stream.of("-XX:AOTCache=" + CACHE) : Stream.of());
		}

	}

}
