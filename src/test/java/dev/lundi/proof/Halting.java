package dev.lundi.proof;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

import javax.sql.DataSource;

import org.jspecify.annotations.Nullable;

import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.context.annotation.Bean;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.datasource.DelegatingDataSource;

/**
 * Ends the process as the property {@code proof.halt} says; a source for
 * {@code spring.main.sources}. A statement that commits by itself is given a transaction
 * around it, so that there is something before its commit.
 */
class Halting {

	@Bean
	static BeanPostProcessor haltingDataSource(Environment environment) {
		Halt halt = Halt.parse(environment.getRequiredProperty("proof.halt"));
		return new BeanPostProcessor() {
			@Override
			public Object postProcessAfterInitialization(Object bean, String name) {
				return (bean instanceof DataSource dataSource) ? new Source(dataSource, halt) : bean;
			}
		};
	}

	/** Hands out connections whose commits are watched. */
	private static final class Source extends DelegatingDataSource {

		private final Halt halt;

		Source(DataSource target, Halt halt) {
			super(target);
			this.halt = halt;
		}

		@Override
		public Connection getConnection() throws SQLException {
			Connection connection = super.getConnection();
			return proxy(Connection.class, (self, method, arguments) -> onConnection(connection, method, arguments));
		}

		private @Nullable Object onConnection(Connection connection, Method method, Object @Nullable [] arguments)
				throws Throwable {
			if (method.getName().equals("commit")) {
				halt.commit(connection);
				return null;
			}
			Object result = call(connection, method, arguments);
			if (result instanceof Statement statement) {
				String sql = (arguments != null && arguments[0] instanceof String text) ? text : "";
				return proxy(method.getReturnType(),
						(self, called, values) -> onStatement(connection, statement, sql, called, values));
			}
			return result;
		}

		// The parts of one reflective call, which belong together nowhere else.
		private @Nullable Object onStatement(Connection connection, Statement statement, String prepared, Method method,
				Object @Nullable [] arguments) throws Throwable {
			String sql = (arguments != null && arguments.length > 0 && arguments[0] instanceof String text) ? text
					: prepared;
			if (!method.getName().startsWith("execute") || !connection.getAutoCommit() || !concernsLedger(sql)) {
				return call(statement, method, arguments);
			}
			connection.setAutoCommit(false);
			try {
				Object result = call(statement, method, arguments);
				halt.commit(connection);
				return result;
			}
			catch (SQLException ex) {
				connection.rollback();
				throw ex;
			}
			finally {
				connection.setAutoCommit(true);
			}
		}

		private static boolean concernsLedger(String sql) {
			String words = sql.toLowerCase(Locale.ROOT);
			return words.matches("(?s).*\\b(update|insert)\\b.*") && words.matches("(?s).*\\b(delivery|mailing)\\b.*");
		}

		private static @Nullable Object call(Object target, Method method, Object @Nullable [] arguments)
				throws Throwable {
			try {
				return method.invoke(target, arguments);
			}
			catch (InvocationTargetException ex) {
				throw ex.getCause();
			}
		}

		private static <T> T proxy(Class<T> type, InvocationHandler handler) {
			return type.cast(Proxy.newProxyInstance(Halting.class.getClassLoader(), new Class<?>[] { type }, handler));
		}

	}

}
