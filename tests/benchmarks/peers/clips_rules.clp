; The ten rules of the workload. Facts: one case, its events. Functions from the host: months (a day carried on
; by months), sixth (the sixth working day after a day), found (a finding). Days are numbers, times seconds.
(defglobal ?*today* = 0)
(deftemplate case (slot fifteen) (multislot holders))
(deftemplate event (slot type) (slot day) (slot at) (slot ref) (slot word))
(deftemplate measure (slot ref) (slot s) (slot e) (slot until) (slot kind))
(deffunction open-status (?due) (if (< ?due ?*today*) then overdue else pending))
(deffunction in-time (?done ?due) (if (<= ?done ?due) then met else late))

(defrule later-event (declare (salience 100)) ?f <- (event (day ?d&:(> ?d ?*today*))) => (retract ?f))
(defrule a-date (declare (salience 50)) (event (day ?d)) => (assert (date ?d)))

; R1
(defrule r1-done
  (event (type notification_received) (ref ?r) (at ?at))
  (event (type notification_assessed) (ref ?r) (at ?done))
  (not (event (type notification_assessed) (ref ?r) (at ?x&:(< ?x ?done))))
  => (found R1 ?r (in-time ?done (+ ?at 86400)) (+ ?at 86400) ?done))
(defrule r1-open
  (event (type notification_received) (ref ?r) (at ?at))
  (not (event (type notification_assessed) (ref ?r)))
  => (found R1 ?r (if (< (+ ?at 86400) (* (+ ?*today* 1) 86400)) then overdue else pending) (+ ?at 86400) nil))

; R2
(defrule r2-done
  (event (type notification_received) (ref ?r) (day ?d))
  (event (type notification_confirmed) (ref ?r) (day ?done) (at ?at))
  (not (event (type notification_confirmed) (ref ?r) (at ?x&:(< ?x ?at))))
  => (bind ?due (sixth ?d)) (found R2 ?r (in-time ?done ?due) ?due ?done))
(defrule r2-open
  (event (type notification_received) (ref ?r) (day ?d))
  (not (event (type notification_confirmed) (ref ?r)))
  => (bind ?due (sixth ?d)) (found R2 ?r (open-status ?due) ?due nil))

; R3
(defrule r3-due
  (event (type need_known) (ref ?r) (day ?k))
  => (assert (need ?r ?k (months ?k 4))))
(defrule r3-met
  (need ?r ?k ?due)
  (event (type investigation_finished) (ref ?r) (at ?at) (day ?f&:(>= ?f ?k)&:(<= ?f ?due)))
  (not (event (type investigation_finished) (ref ?r) (at ?x&:(< ?x ?at)) (day ?y&:(>= ?y ?k))))
  => (found R3 ?r met ?due ?f))
(defrule r3-preliminary
  (need ?r ?k ?due)
  (not (event (type investigation_finished) (ref ?r) (day ?f&:(>= ?f ?k)&:(<= ?f ?due))))
  (event (type preliminary_assessment) (ref ?r) (at ?at) (day ?p&:(>= ?p ?k)&:(<= ?p ?due)))
  (not (event (type preliminary_assessment) (ref ?r) (at ?x&:(< ?x ?at)) (day ?y&:(>= ?y ?k))))
  => (found R3 ?r met_preliminary ?due ?p))
(defrule r3-late
  (need ?r ?k ?due)
  (not (event (type investigation_finished) (ref ?r) (day ?f&:(>= ?f ?k)&:(<= ?f ?due))))
  (not (event (type preliminary_assessment) (ref ?r) (day ?p&:(>= ?p ?k)&:(<= ?p ?due))))
  (event (type investigation_finished) (ref ?r) (at ?at) (day ?f&:(> ?f ?due)))
  (not (event (type investigation_finished) (ref ?r) (at ?x&:(< ?x ?at)) (day ?y&:(> ?y ?due))))
  => (found R3 ?r late ?due ?f))
(defrule r3-open
  (need ?r ?k ?due)
  (not (event (type investigation_finished) (ref ?r) (day ?f&:(>= ?f ?k))))
  (not (event (type preliminary_assessment) (ref ?r) (day ?p&:(>= ?p ?k)&:(<= ?p ?due))))
  => (found R3 ?r (open-status ?due) ?due nil))

; R4
(defrule plan (event (type action_plan_made|action_plan_revised) (day ?d)) => (assert (plan ?d)))
(defrule r4-met
  (event (type decision_made) (ref ?r) (day ?d))
  (plan ?p&:(<= ?p ?d))
  (not (plan ?x&:(> ?x ?p)&:(<= ?x ?d)))
  => (found R4 ?r met ?d ?p))
(defrule r4-late
  (declare (salience -1))
  (event (type decision_made) (ref ?r) (day ?d))
  (not (plan ?p&:(<= ?p ?d)))
  (plan ?q)
  (not (plan ?x&:(< ?x ?q)))
  => (found R4 ?r late ?d ?q))
(defrule r4-missing
  (declare (salience -1))
  (event (type decision_made) (ref ?r) (day ?d))
  (not (plan ?))
  => (found R4 ?r missing ?d nil))

; R5
(defrule r5-holder (event (type decision_made) (ref ?r) (day ?d)) (case (holders $? ?h $?)) => (assert (asked ?r ?d ?h)))
(defrule r5-child
  (event (type decision_made) (ref ?r) (day ?d)) (case (fifteen ?on&:(<= ?on ?d))) => (assert (asked ?r ?d child)))
(defrule r5-given
  (asked ?r ?d ?who)
  (event (type consent_given) (ref ?r) (word ?who) (day ?c) (at ?at))
  (not (event (type consent_given) (ref ?r) (word ?who) (at ?x&:(< ?x ?at))))
  => (found R5 (sym-cat ?r ":" ?who) (in-time ?c ?d) ?d ?c))
(defrule r5-missing
  (asked ?r ?d ?who)
  (not (event (type consent_given) (ref ?r) (word ?who)))
  => (found R5 (sym-cat ?r ":" ?who) missing ?d nil))

; R6
(defrule r6-due (event (type decision_made) (ref ?r) (day ?d)) => (assert (heard ?r (months ?d -6) ?d)))
(defrule r6-met
  (heard ?r ?w ?d)
  (event (type child_conversation_held) (at ?at) (day ?t&:(>= ?t ?w)&:(<= ?t ?d)))
  (not (event (type child_conversation_held) (at ?x&:(> ?x ?at)) (day ?y&:(<= ?y ?d))))
  => (found R6 ?r met ?d ?t))
(defrule r6-waived
  (heard ?r ?w ?d)
  (not (event (type child_conversation_held) (day ?t&:(>= ?t ?w)&:(<= ?t ?d))))
  (event (type child_conversation_waived) (word yes) (at ?at) (day ?t&:(>= ?t ?w)&:(<= ?t ?d)))
  (not (event (type child_conversation_waived) (word yes) (at ?x&:(> ?x ?at)) (day ?y&:(<= ?y ?d))))
  => (found R6 ?r waived ?d ?t))
(defrule r6-missing
  (heard ?r ?w ?d)
  (not (event (type child_conversation_held) (day ?t&:(>= ?t ?w)&:(<= ?t ?d))))
  (not (event (type child_conversation_waived) (word yes) (day ?u&:(>= ?u ?w)&:(<= ?u ?d))))
  => (found R6 ?r missing ?d nil))

; Measures
(defrule measure-ended
  (event (type measure_started) (ref ?r) (day ?s) (word ?kind))
  (event (type measure_ended) (ref ?r) (day ?e))
  => (assert (measure (ref ?r) (s ?s) (e ?e) (until ?e) (kind ?kind))))
(defrule measure-running
  (event (type measure_started) (ref ?r) (day ?s) (word ?kind))
  (not (event (type measure_ended) (ref ?r)))
  => (assert (measure (ref ?r) (s ?s) (e nil) (until ?*today*) (kind ?kind))))

; R7
(defrule r7-first (measure (ref ?r) (s ?s)) => (assert (next ?r 1 (months ?s 3) (- ?s 1))))
(defrule r7-held
  (next ?r ?n ?due ?after)
  (measure (ref ?r) (until ?u))
  (event (type follow_up_held) (ref ?r) (at ?at) (day ?d&:(> ?d ?after)&:(<= ?d ?u)))
  (not (event (type follow_up_held) (ref ?r) (at ?x&:(< ?x ?at)) (day ?y&:(> ?y ?after))))
  => (found R7 (sym-cat ?r "#" ?n) (in-time ?d ?due) ?due ?d) (assert (next ?r (+ ?n 1) (months ?d 6) ?d)))
(defrule r7-open
  (next ?r ?n ?due ?after)
  (measure (ref ?r) (e ?e) (until ?u))
  (not (event (type follow_up_held) (ref ?r) (day ?d&:(> ?d ?after)&:(<= ?d ?u))))
  (test (or (eq ?e nil) (> ?e ?due)))
  => (found R7 (sym-cat ?r "#" ?n) (open-status ?due) ?due nil))

; R8
(defrule reach (date ?g) => (assert (reach ?g (months ?g 6))))
(defrule silence
  (reach ?g ?due)
  (not (date ?x&:(> ?x ?g)&:(<= ?x ?due)))
  => (assert (silent ?g ?due)))
(defrule r8-gap
  (measure (ref ?r) (s ?s) (until ?u))
  (silent ?g&:(>= ?g ?s) ?due)
  (date ?h&:(> ?h ?due)&:(<= ?h ?u))
  (not (date ?x&:(> ?x ?g)&:(< ?x ?h)))
  => (found R8 (sym-cat ?r "@" (iso ?g)) gap ?due ?h) (assert (gap ?r)))
(defrule r8-open
  (measure (ref ?r) (s ?s) (e nil))
  (silent ?g&:(>= ?g ?s) ?due&:(< ?due ?*today*))
  (not (date ?x&:(> ?x ?g)))
  => (found R8 (sym-cat ?r "@" (iso ?g)) open_gap ?due nil) (assert (gap ?r)))
(defrule r8-ok (declare (salience -10)) (measure (ref ?r)) (not (gap ?r)) => (found R8 ?r ok nil nil))

; R9
(defrule r9-first (measure (ref ?r) (s ?s) (kind placement)) => (assert (period ?r 1 ?s (months ?s 12))))
(defrule r9-next
  (period ?r ?k ?ps ?pe) (measure (ref ?r) (s ?s) (until ?u&:(<= ?pe ?u)))
  => (assert (period ?r (+ ?k 1) ?pe (months ?s (* 12 (+ ?k 1))))))
(defrule visit
  (period ?r ?k ?ps ?pe)
  (measure (ref ?r) (until ?u))
  (event (type supervision_visit) (ref ?r) (at ?at) (day ?v&:(>= ?v ?ps)&:(< ?v ?pe)&:(<= ?v ?u)))
  => (assert (visit ?r ?k ?at ?v)))
(defrule r9-met
  (declare (salience -1))
  (period ?r ?k ?ps ?pe)
  (visit ?r ?k ?a ?)
  (not (visit ?r ?k ?x&:(< ?x ?a) ?))
  (visit ?r ?k ?b&:(> ?b ?a) ?v)
  (not (visit ?r ?k ?y&:(> ?y ?a)&:(< ?y ?b) ?))
  => (found R9 (sym-cat ?r "/" ?k) met (- ?pe 1) ?v) (assert (visited ?r ?k)))
(defrule r9-not
  (declare (salience -2))
  (period ?r ?k ?ps ?pe)
  (not (visited ?r ?k))
  (measure (ref ?r) (e ?e) (until ?u))
  (test (or (<= ?pe ?u) (eq ?e nil)))
  => (found R9 (sym-cat ?r "/" ?k) (if (<= ?pe ?u) then missing else pending) (- ?pe 1) nil))

; R10
(defrule r10-first
  (event (type investigation_started) (ref ?r) (at ?a))
  (not (event (type investigation_started) (ref ?r) (at ?x&:(< ?x ?a))))
  => (assert (start ?r 1 ?a)))
(defrule r10-next
  (start ?r ?n ?a)
  (event (type investigation_started) (ref ?r) (at ?b&:(> ?b ?a)))
  (not (event (type investigation_started) (ref ?r) (at ?x&:(> ?x ?a)&:(< ?x ?b))))
  => (assert (start ?r (+ ?n 1) ?b)))
(defrule r10-ok
  (start ?r ?n ?a) (start ?r ?m&:(= ?m (+ ?n 1)) ?b)
  (event (type investigation_finished) (ref ?r) (day ?d) (at ?f&:(>= ?f ?a)&:(<= ?f ?b)))
  (not (event (type investigation_finished) (ref ?r) (at ?x&:(>= ?x ?a)&:(< ?x ?f))))
  => (found R10 (sym-cat ?r "#" ?m) ok nil ?d))
(defrule r10-duplicate
  (start ?r ?n ?a) (start ?r ?m&:(= ?m (+ ?n 1)) ?b)
  (not (event (type investigation_finished) (ref ?r) (at ?f&:(>= ?f ?a)&:(<= ?f ?b))))
  => (found R10 (sym-cat ?r "#" ?m) duplicate nil nil))
