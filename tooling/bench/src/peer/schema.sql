-- What `prisma migrate diff` gives for schema.prisma.
CREATE TABLE "request" (
  "id" UUID NOT NULL,
  "number" SERIAL NOT NULL,
  "status" TEXT NOT NULL,
  "step" TEXT NOT NULL,
  "requester_id" TEXT NOT NULL,
  "account_id" TEXT NOT NULL,
  "amount" BIGINT NOT NULL,
  "fields" JSONB NOT NULL,
  "snapshot" JSONB NOT NULL,
  "version" INTEGER NOT NULL DEFAULT 1,
  "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "updated_at" TIMESTAMP(3) NOT NULL,
  CONSTRAINT "request_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "task" (
  "id" UUID NOT NULL,
  "request_id" UUID NOT NULL,
  "step" TEXT NOT NULL,
  "state" TEXT NOT NULL,
  "due_at" TIMESTAMP(3),
  "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "closed_at" TIMESTAMP(3),
  "decided_by" TEXT,
  "outcome" TEXT,
  CONSTRAINT "task_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "candidate" (
  "task_id" UUID NOT NULL,
  "person_id" TEXT NOT NULL,
  CONSTRAINT "candidate_pkey" PRIMARY KEY ("task_id", "person_id")
);
CREATE TABLE "history" (
  "id" BIGSERIAL NOT NULL,
  "request_id" UUID NOT NULL,
  "actor_id" TEXT NOT NULL,
  "action" TEXT NOT NULL,
  "data" JSONB NOT NULL,
  "at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  CONSTRAINT "history_pkey" PRIMARY KEY ("id")
);
CREATE TABLE "outbox" (
  "id" BIGSERIAL NOT NULL,
  "topic" TEXT NOT NULL,
  "payload" JSONB NOT NULL,
  "created_at" TIMESTAMP(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
  "sent_at" TIMESTAMP(3),
  CONSTRAINT "outbox_pkey" PRIMARY KEY ("id")
);
CREATE INDEX "request_requester_id_created_at_idx" ON "request" ("requester_id", "created_at");
CREATE INDEX "task_request_id_idx" ON "task" ("request_id");
CREATE INDEX "candidate_person_id_idx" ON "candidate" ("person_id");
CREATE INDEX "history_request_id_idx" ON "history" ("request_id");
CREATE INDEX "outbox_sent_at_idx" ON "outbox" ("sent_at");
ALTER TABLE "task" ADD CONSTRAINT "task_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "candidate" ADD CONSTRAINT "candidate_task_id_fkey" FOREIGN KEY ("task_id") REFERENCES "task" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
ALTER TABLE "history" ADD CONSTRAINT "history_request_id_fkey" FOREIGN KEY ("request_id") REFERENCES "request" ("id") ON DELETE RESTRICT ON UPDATE CASCADE;
