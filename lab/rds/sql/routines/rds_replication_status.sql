-- From where this instance replicates, and whether it does; empty where it has no source.
CREATE OR REPLACE DEFINER = rdsadmin@localhost SQL SECURITY DEFINER VIEW mysql.rds_replication_status AS
SELECT configuration.HOST AS source_host,
       configuration.PORT AS source_port,
       configuration.USER AS source_user,
       configuration.AUTO_POSITION AS auto_position,
       receiver.SERVICE_STATE AS receiver,
       applier.SERVICE_STATE AS applier,
       receiver.LAST_ERROR_NUMBER AS receiver_error,
       receiver.LAST_ERROR_MESSAGE AS receiver_message,
       (SELECT MAX(LAST_ERROR_NUMBER) FROM performance_schema.replication_applier_status_by_worker AS worker
        WHERE worker.CHANNEL_NAME = '') AS applier_error
FROM performance_schema.replication_connection_configuration AS configuration
JOIN performance_schema.replication_connection_status AS receiver USING (CHANNEL_NAME)
JOIN performance_schema.replication_applier_status AS applier USING (CHANNEL_NAME)
WHERE configuration.CHANNEL_NAME = ''
