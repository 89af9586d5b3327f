package dev.lundi.instance;

import com.zaxxer.hikari.HikariDataSource;

import org.springframework.beans.factory.config.BeanPostProcessor;

/**
 * Has every pooled connection commit durably, whatever the default of the server, the
 * database or the role: with {@code synchronous_commit = off} a crash forgets who was
 * mailed. What an operator has connections do first stays, and comes first.
 */
final class DurableCommits implements BeanPostProcessor {

	/** {@code remote_apply} is more than on, and stays. */
	private static final String SQL = """
			select set_config('synchronous_commit', 'on', false)
			where current_setting('synchronous_commit') not in ('on', 'remote_apply')""";

	@Override
	public Object postProcessAfterInitialization(Object bean, String name) {
		if (bean instanceof HikariDataSource pool) {
			String first = pool.getConnectionInitSql();
			pool.setConnectionInitSql((first != null) ? first + ";\n" + SQL : SQL);
			// Committed, where connections do not commit by themselves: a rollback would
			// undo it.
			pool.setIsolateInternalQueries(true);
		}
		return bean;
	}

}
