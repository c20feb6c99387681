-- What rds_set_configuration has set. It is kept where it has its effect, and this view reads it there: a table of
-- the service's own would have to be written without the binary log, and a session killed in that moment would stay so.
CREATE OR REPLACE DEFINER = rdsadmin@localhost SQL SECURITY DEFINER VIEW mysql.rds_configuration AS
SELECT 'binlog retention hours' AS name,
       (SELECT CAST(VARIABLE_VALUE AS UNSIGNED) DIV 3600
        FROM performance_schema.persisted_variables
        WHERE VARIABLE_NAME = 'binlog_expire_logs_seconds') AS value,
       'Hours that binary logs are kept for readers outside of the service; NULL: they are purged soon.' AS description
UNION ALL
SELECT 'source delay',
       COALESCE((SELECT DESIRED_DELAY FROM performance_schema.replication_applier_configuration
                 WHERE CHANNEL_NAME = ''), 0),
       'Seconds that this replica stays behind its source on purpose.'
