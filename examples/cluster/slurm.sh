#!/bin/bash
# Spark with kg on Slurm: a master on the first node, a worker on each, and a graph of an archive.
#   docker build --target spark --tag kg-spark . && apptainer build kg-spark.sif docker-daemon://kg-spark:latest
#   sbatch --nodes 4 slurm.sh /shared/news /shared/graph-of-news
# The folders have to be on a file system that all nodes see.
#SBATCH --job-name kg --ntasks-per-node 1 --cpus-per-task 16 --mem 32G --time 24:00:00
set -euo pipefail
news=$1 made=$2 image=${KG_IMAGE:-kg-spark.sif}
in_image() { apptainer exec --bind "$(dirname "$news"),$(dirname "$made")" "$image" "$@"; }
export -f in_image
export news made image SPARK_NO_DAEMONIZE=1 SPARK_LOCAL_DIRS=${TMPDIR:-/tmp}

master=$(hostname --fqdn)
in_image /opt/spark/bin/spark-class org.apache.spark.deploy.master.Master --host "$master" --port 7077 --webui-port 0 &
srun bash -c "in_image /opt/spark/bin/spark-class org.apache.spark.deploy.worker.Worker --webui-port 0 \
  --work-dir \"\$SPARK_LOCAL_DIRS\" --cores $SLURM_CPUS_PER_TASK --memory 12g spark://$master:7077" &
trap 'kill %1 %2' EXIT

on=(--master "spark://$master:7077" --conf spark.executor.memory=10g)
in_image kg spark extract "$news" "$made/told" --format jsonl "${on[@]}" || [ $? -eq 1 ]  # 1: some were left out
in_image kg spark assemble "$made/told" "$made/graph" "${on[@]}"
in_image kg spark export "$made/graph" "$made/neo4j" --format neo4j-csv "${on[@]}"
