#!/usr/bin/env python3
"""word_order_test.py ISNAD: a plain sentence says the same in every order of its words.

Each act is told of each doer in each setting: verb or subject first, behind "anna" and "kana qad", with days and asides between,
as a masdar with its doer and the other side behind it, and as a masdar that a verb or a noun
of the doer leads, across an aside, too. Who did it to whom must be read each time. One act is told by each
speaker in each way of saying, and the voice and its stance must be read. Some acts are told in each way of each standing, which must be read.
What one sentence tells of two is taken up in the next by a pronoun, a dropped subject, "his country" or "the two".
"""
import itertools
import json
import os
import subprocess
import sys
import tempfile

DOERS = [("الجيش التركي", "m", "TUR"), ("الحكومة المصرية", "f", "EGY"), ("روسيا", "f", "RUS"),
         ("وزير الخارجية الفرنسي لوران فابيوس", "m", "FRA"), ("قوات النظام السوري", "f", "SYR"), ("تنظيم داعش", "m", "ISIS")]

# nominative, oblique, code
PLURAL_DOERS = [("الحوثيون", "الحوثيين", "HOUTHIS"), ("مقاتلو حزب الله", "مقاتلي حزب الله", "HEZBOLLAH"),
                ("مسؤولون فرنسيون", "مسؤولين فرنسيين", "FRA")]

# masculine, feminine, plural, what follows, type, whom
VERBS = [("أدان", "أدانت", "أدانوا", "الهجوم الإيراني", "ACCUSE", "IRN"), ("اتهم", "اتهمت", "اتهموا", "إسرائيل بانتهاك الهدنة", "ACCUSE", "ISR"),
         ("دعا", "دعت", "دعوا", "إيران إلى وقف القتال", "REQUEST", "IRN"), ("قتل", "قتلت", "قتلوا", "ثلاثة جنود باكستانيين", "ASSAULT", "PAK"),
         ("اعتقل", "اعتقلت", "اعتقلوا", "خمسة مواطنين يابانيين", "COERCE", "PUBLIC:JPN"), ("هدد", "هددت", "هددوا", "السودان بالحرب", "THREATEN", "SDN"),
         ("استقبل", "استقبلت", "استقبلوا", "وفدا من الصومال", "CONSULT", "SOM"), ("رفض", "رفضت", "رفضوا", "المقترح الهندي", "REJECT", "IND"),
         ("قصف", "قصفت", "قصفوا", "مواقع لحركة طالبان", "ASSAULT", "TALIBAN"), ("سلم", "سلمت", "سلموا", "ليبيا طائرات حربية", "AID", "LBY")]
ORDERS = ["{V} {S} {O}.", "{S} {V} {O}.", "قال مصدر إن {S} {V} {O}.", "أعلن المتحدث أن {S} {V} أمس {O}.", "{V} {S} يوم الجمعة {O}.",
          "{K} {S} قد {V} {O}.", "{K} {S} قد {V} الأسبوع الماضي {O}.", "وبحسب التقرير، {V} {S} {O}.",
          "ويذكر أن {S} {V} في وقت سابق {O}.", "من {P} {V} {S} {O}.", "{V} {S}، في بيان صدر أمس، {O}.",
          "وفي وقت لاحق من اليوم {V} {S} {O}.", "{V} {S} قبل أيام {O}.", "{V} {S} منذ أسابيع قليلة {O}.", "{V} {S} بعد ساعات {O}.", "في خطوة مفاجئة {V} {S} {O}.",
          "وفي تطور لافت {V} {S} {O}.", "لأسباب سياسية {V} {S} {O}.", "{V} {S} في المقابل {O}.", "{V} {S} فجر أمس {O}.", "{V} من جهة أخرى {S} {O}.", "كما {V} {S} {O}.", "جاء ذلك بعد أن {V} {S} {O}.", "وأضاف أن {S} سبق أن {V} {O}."]

OTHERS = [("إيران", "لإيران", "IRN"), ("السودان", "للسودان", "SDN"), ("حركة طالبان", "لحركة طالبان", "TALIBAN")]
# the masdar with both sides, type, trigger; no type where the codebook tells it by whom it is
MASDARS = [("زيارة {S} إلى {T}", "CONSULT", "زيارة"), ("دعم {S} {L}", "", "دعم"), ("هجوم {S} على {T}", "", "هجوم"),
           ("قصف {S} لمواقع {T}", "ASSAULT", "قصف"), ("اتهام {S} {L} بدعم الإرهاب", "ACCUSE", "اتهام"),
           ("لقاء {S} مع مسؤولين من {T}", "CONSULT", "لقاء"), ("اتفاق {S} مع {T}", "AGREE", "اتفاق"),
           ("رفض {S} مطالب {T}", "REJECT", "رفض"), ("تهديدات {S} {L}", "THREATEN", "تهديدات"), ("مساعدات {S} {L}", "AID", "مساعدات"),
           ("محادثات {S} مع {T}", "CONSULT", "محادثات"), ("انسحاب {S} من {T}", "RETREAT", "انسحاب"),
           ("دعوة {S} {T} إلى الحوار", "REQUEST", "دعوة"), ("إدانة {S} {L}", "ACCUSE", "إدانة")]
SETTINGS = ["وجاء ذلك بعد {N} أمس.", "قال مصدر إن {N} أثار جدلا.", "وأثار {N} ردود فعل واسعة.", "وتحدث التقرير عن {N}."]

# masculine, feminine, what stands before the masdar
LEADING = [("أعلن", "أعلنت", ""), ("قرر", "قررت", ""), ("استأنف", "استأنفت", ""), ("أوقف", "أوقفت", ""), ("بدأ", "بدأت", ""), ("هدد", "هددت", "ب"),
           ("وعد", "وعدت", "ب"), ("تعهد", "تعهدت", "ب"), ("رفض", "رفضت", ""), ("نفى", "نفت", ""), ("يعتزم", "تعتزم", ""), ("ينوي", "تنوي", ""),
           ("حاول", "حاولت", ""), ("واصل", "واصلت", ""), ("كرر", "كررت", ""), ("فشل", "فشلت", "في "), ("نجح", "نجحت", "في "), ("شرع", "شرعت", "في "),
           ("سعى", "سعت", "إلى "), ("لجأ", "لجأت", "إلى "), ("تراجع", "تراجعت", "عن "), ("امتنع", "امتنعت", "عن "), ("توقف", "توقفت", "عن "),
           ("اعترف", "اعترفت", "ب"), ("أقر", "أقرت", "ب"), ("قام", "قامت", "ب"), ("تمكن", "تمكنت", "من "), ("بادر", "بادرت", "إلى "),
           ("استمر", "استمرت", "في "), ("اضطر", "اضطرت", "إلى "), ("أنهى", "أنهت", ""), ("كثف", "كثفت", "")]
# nouns that lead a masdar behind their doer, and the preposition between
LEADING_NOUNS = [("إعلان", ""), ("قرار", ""), ("عزم", ""), ("نية", ""), ("اعتزام", ""), ("محاولة", ""), ("مواصلة", ""), ("استمرار", "في "), ("رفض", ""),
                 ("بدء", ""), ("نفي", ""), ("استئناف", ""), ("تعهد", "ب"), ("تهديد", "ب"), ("تكثيف", ""), ("مشاركة", "في "), ("تراجع", "عن "),
                 ("اعتراف", "ب"), ("إقرار", "ب"), ("خطة", "ل"), ("مساعي", "ل"), ("جهود", "ل"), ("استعداد", "ل"), ("قدرة", "على "), ("حق", "في ")]
# and where they stand: behind "inna" what may be a verb leaves some of them open
LEADING_SETTINGS = [("وجاء ذلك بعد {N}.", set()), ("وأثار {N} قلق فرنسا.", set()), ("وقال الوزير إن {N} أمر خطير.", {"دعم", "قصف"})]
LED = [("قصف", "ASSAULT"), ("مهاجمة", "ASSAULT"), ("استهداف", "ASSAULT"), ("تسليح", "AID"), ("تمويل", "AID"), ("مساعدة", "AID"), ("دعم", "")]

ASIDES = ["اليوم الثلاثاء", "في خطوة مفاجئة", "بعد ساعات من الاجتماع", "بالتنسيق مع الحكومة", "عبر موقعها الرسمي", "حسب مصادر محلية"]

SPEAKERS = [("وزير الدفاع التركي", "m", "TUR"), ("الخارجية المصرية", "f", "EGY"), ("المتحدث باسم الجيش الإسرائيلي", "m", "ISR"),
            ("مسؤول إيراني", "m", "OFFICIALS:IRN"), ("وكالة رويترز", "f", "MED:REUTERS"), ("مصادر دبلوماسية", "f", "OFFICIALS"),
            ("الرئيس الفرنسي فرانسوا هولاند", "m", "FRA"), ("خبير عسكري", "m", "EXPERT")]
TOLD = "روسيا أرسلت دبابات إلى سوريا"
# masculine, feminine (the verb, where the way of saying has one), the sentence, the stance
SAYINGS = [("قال", "قالت", "{V} {S} إن {C}.", "asserts"), ("أعلن", "أعلنت", "{V} {S} أن {C}.", "asserts"),
           ("وأوضح", "وأوضحت", "{V} {S} أن {C}.", "asserts"), ("زعم", "زعمت", "{V} {S} أن {C}.", "asserts"),
           ("", "", "{C}، بحسب {S}.", "asserts"), ("", "", "وبحسب {S}، {C}.", "asserts"), ("", "", "وفقا ل{L}، {C}.", "asserts"),
           ("قال", "قالت", "{V} {S}: «{C}».", "asserts"), ("قال", "قالت", "«{C}»، {V} {S}.", "asserts"),
           ("", "", "ونقلت صحيفة محلية عن {S} قوله إن {C}.", "asserts"), ("نفى", "نفت", "{V} {S} أن تكون {C}.", "denies"),
           ("أفاد", "أفادت", "{V} {S} بأن {C}.", "asserts"), ("شدد", "شددت", "{V} {S} على أن {C}.", "asserts"),
           ("قال", "قالت", "{V} {S} للصحفيين إن {C}.", "asserts"), ("أبلغ", "أبلغت", "{V} {S} الصحفيين أن {C}.", "asserts"),
           ("قال", "قالت", "{V} {S}، خلال مؤتمر صحفي عقد أمس، إن {C}.", "asserts"), ("أشار", "أشارت", "{V} {S} إلى أن {C}.", "asserts"),
           ("أكد", "أكدت", "بدوره، {V} {S} أن {C}.", "asserts"), ("", "", "وجاء في بيان ل{L} أن {C}.", "asserts"),
           ("ذكر", "ذكرت", "{C}، وفق ما {V} {S}.", "asserts"), ("", "", "{C}، على حد قول {S}.", "asserts"), ("", "", "ونقلت رويترز عن {S} أن {C}.", "asserts"),
           ("", "", "ونسبت الصحيفة إلى {S} القول إن {C}.", "asserts"), ("", "", "{C}، بحسب ما نقلت رويترز عن {S}.", "asserts"),
           ("", "", "واستنادا إلى {S}، {C}.", "asserts"), ("كتب", "كتبت", "{V} {S} على تويتر أن {C}.", "asserts"),
           ("اعترف", "اعترفت", "{V} {S} بأن {C}.", "admits"), ("نفى", "نفت", "{V} {S} صحة التقارير التي تحدثت عن أن {C}.", "denies"),
           ("نفى", "نفت", "{V} {S} ما نشرته الصحيفة من أن {C}.", "denies"), ("رجح", "رجحت", "{V} {S} أن ترسل روسيا دبابات إلى سوريا.", "predicts"),
           ("حذر", "حذرت", "{V} {S} من أن روسيا سترسل دبابات إلى سوريا.", "predicts"),
           ("توقع", "توقعت", "{V} {S} أن ترسل روسيا دبابات إلى سوريا.", "predicts")]

# perfect, imperfect, masdar, what follows: of Russia, in every standing (codebook 5)
ACTS = [("أرسلت", "ترسل", "إرسال", "دبابات إلى السودان"), ("قصفت", "تقصف", "قصف", "مواقع لحركة طالبان"), ("هاجمت", "تهاجم", "مهاجمة", "السودان"),
        ("فرضت", "تفرض", "فرض", "عقوبات على السودان"), ("التقت", "تلتقي", "لقاء", "وفد حركة طالبان"), ("اعتقلت", "تعتقل", "اعتقال", "مسؤولين سودانيين")]
STANDINGS = {
    "planned": ["تعتزم روسيا {M} {O}.", "قررت روسيا {M} {O}.", "تستعد روسيا ل{M} {O}.", "تخطط روسيا ل{M} {O}.", "وعدت روسيا ب{M} {O}.", "س{P} روسيا {O}.",
                "سوف {P} روسيا {O}.", "من المقرر أن {P} روسيا {O}.", "تنوي روسيا {M} {O}.", "تسعى روسيا إلى {M} {O}.", "أعلنت روسيا أنها س{P} {O}.",
                "تعهدت روسيا بأن {P} {O}.", "وافقت روسيا على {M} {O}.", "وضعت روسيا خطة ل{M} {O}.", "هددت روسيا ب{M} {O}.", "تريد روسيا {M} {O}.",
                "ستتمكن روسيا من {M} {O}."],
    "actual": ["بدأت روسيا {M} {O}.", "واصلت روسيا {M} {O}.", "كانت روسيا قد {V} {O}.", "نجحت روسيا في {M} {O}.", "تمكنت روسيا من {M} {O}.",
               "استطاعت روسيا {M} {O}.", "اعترفت روسيا ب{M} {O}.", "قال الوزير بعد أن {V} روسيا {O} إن الوضع خطير.", "منذ أن {V} روسيا {O} تدهور الوضع.",
               "قامت روسيا ب{M} {O}.", "لقد {V} روسيا {O}.", "وسبق أن {V} روسيا {O}.", "وكشف التقرير أن روسيا {V} {O}."],
    "predicted": ["من المتوقع أن {P} روسيا {O}.", "من المرجح أن {P} روسيا {O}.", "توقع الخبير أن {P} روسيا {O}.", "حذر الوزير من أن {P} روسيا {O}.",
                  "قد {P} روسيا {O}.", "ربما {P} روسيا {O}.", "يمكن أن {P} روسيا {O}."],
    "requested": ["دعت فرنسا روسيا إلى {M} {O}.", "طالبت فرنسا روسيا ب{M} {O}.", "طالبت فرنسا بأن {P} روسيا {O}.", "قال الوزير إن على روسيا أن {P} {O}.",
                  "يجب أن {P} روسيا {O}.", "ينبغي على روسيا {M} {O}.", "حثت فرنسا روسيا على {M} {O}.", "طلبت فرنسا من روسيا {M} {O}.",
                  "طلبت فرنسا من روسيا أن {P} {O}."],
    "negated": ["لم {P} روسيا {O}.", "لن {P} روسيا {O}.", "لا {P} روسيا {O}.", "نفت روسيا {M} {O}.", "نفت روسيا أن تكون {V} {O}.", "نفت روسيا أنها {V} {O}.",
                "نفت روسيا ما تردد عن {M} {O}.", "امتنعت روسيا عن {M} {O}.", "رفضت روسيا {M} {O}.", "رفضت روسيا أن {P} {O}.", "فشلت روسيا في {M} {O}.",
                "أكدت روسيا أنها لم {P} {O}.", "تراجعت روسيا عن {M} {O}.", "أكدت روسيا عدم {M} {O}.", "لم تتمكن روسيا من {M} {O}.", "لن تنجح روسيا في {M} {O}.",
                "لا تستطيع روسيا {M} {O}.", "لا تنوي روسيا {M} {O}."],
    "hypothetical": ["إذا {V} روسيا {O} فستندلع الحرب.", "لو {V} روسيا {O} لاندلعت الحرب.", "في حال {V} روسيا {O} ستندلع الحرب.", "تستطيع روسيا {M} {O}.",
                     "روسيا قادرة على {M} {O}.", "تدرس روسيا {M} {O}.", "ناقشت روسيا {M} {O}.", "إن {V} روسيا {O} فسنرد.", "أكدت روسيا حقها في {M} {O}."]}

# one sentence of France, a man (m) or an office (f), and Iran; what follows of either, type, trigger, who, whom
BEFORE = [("التقى وزير الخارجية الفرنسي لوران فابيوس نظيره الإيراني محمد جواد ظريف في جنيف.", "m"), ("وصل الرئيس الفرنسي فرانسوا هولاند إلى طهران.", "m"),
          ("قال وزير الخارجية الفرنسي لوران فابيوس إن العلاقات مع إيران صعبة.", "m"), ("أعلنت الخارجية الفرنسية أنها تتابع الوضع في إيران.", "f"),
          ("أصدرت الحكومة الفرنسية بيانا بشأن إيران.", "f")]
FOLLOWING = [
    ("ودعا إيران إلى الحوار.", "", "REQUEST", "ودعا", "FRA", "IRN"), ("واتهم طهران بانتهاك الاتفاق.", "واتهمت طهران بانتهاك الاتفاق.", "ACCUSE", "واتهم", "FRA", "IRN"),
    ("وأضاف أن بلاده ستفرض عقوبات على إيران.", "وأضافت أن فرنسا ستفرض عقوبات على إيران.", "SANCTION", "عقوبات", "FRA", "IRN"),
    ("وهدد بفرض عقوبات جديدة عليها.", "وهددت بفرض عقوبات جديدة عليها.", "SANCTION", "عقوبات", "FRA", "IRN"),
    ("كما أشاد بالموقف الإيراني.", "كما أشادت بالموقف الإيراني.", "SUPPORT", "أشاد", "FRA", "IRN"),
    ("وأكد دعم بلاده للسودان.", "وأكدت دعم فرنسا للسودان.", "", "دعم", "FRA", "SDN"),
    ("وأعرب عن رفضه المقترح الإيراني.", "وأعربت عن رفضها المقترح الإيراني.", "REJECT", "رفض", "FRA", "IRN"),
    ("وطالبها بوقف التخصيب.", "وطالبتها بوقف التخصيب.", "REQUEST", "وطالب", "FRA", "IRN"),
    ("ونفى أن تكون بلاده قد قصفت السودان.", "ونفت أن تكون فرنسا قد قصفت السودان.", "ASSAULT", "قصفت", "FRA", "SDN"),
    ("وقال إن قوات بلاده قصفت مواقع لداعش.", "وقالت إن القوات الفرنسية قصفت مواقع لداعش.", "ASSAULT", "قصفت", "FRA", "ISIS"),
    ("وتعهد بتقديم مساعدات للسودان.", "وتعهدت بتقديم مساعدات للسودان.", "AID", "مساعدات", "FRA", "SDN"),
    ("وقدم مساعدات مالية لها.", "", "AID", "مساعدات", "FRA", "IRN"),
    ("وحمل طهران مسؤولية التصعيد.", "", "ACCUSE", "وحمل", "FRA", "IRN"),
    ("من جانبه، رفض وزير الخارجية الإيراني التصريحات الفرنسية.", "من جانبها، رفضت الخارجية الإيرانية التصريحات الفرنسية.", "REJECT", "رفض", "IRN", "FRA"),
    ("وقررت باريس سحب سفيرها من طهران.", "وقررت باريس سحب سفيرها من طهران.", "SANCTION", "سحب", "FRA", "IRN"),
    ("ووقع الجانبان اتفاقية للتعاون.", "ووقع الجانبان اتفاقية للتعاون.", "AGREE", "", "FRA", "IRN"),
    ("واتفق الطرفان على مواصلة المشاورات.", "واتفق الطرفان على مواصلة المشاورات.", "AGREE", "واتفق", "FRA", "IRN"),
    ("وبحث البلدان سبل التعاون.", "وبحث البلدان سبل التعاون.", "CONSULT", "وبحث", "FRA", "IRN"),
    ("وأشار إلى أن القوات الإيرانية هاجمت السودان.", "وأشارت إلى أن القوات الإيرانية هاجمت السودان.", "ASSAULT", "هاجمت", "IRN", "SDN"),
    ("وشدد على أن على إيران الانسحاب من السودان.", "وشددت على أن على إيران الانسحاب من السودان.", "", "الانسحاب", "IRN", "SDN"),
    ("وحذر من أن إيران ستقصف السودان.", "وحذرت من أن إيران ستقصف السودان.", "ASSAULT", "ستقصف", "IRN", "SDN"),
    ("وجاء ذلك بعد أن ردت طهران على التصريحات الفرنسية بطرد السفير الفرنسي.", "وجاء ذلك بعد أن ردت طهران على التصريحات الفرنسية بطرد السفير الفرنسي.", "SANCTION",
     "بطرد", "IRN", "FRA")]

MUTUAL = {"CONSULT", "AGREE", "COOPERATE"}


def is_known_miss(order, trigger, doer):
    """At the head of a sentence "qasafa" is read as its masdar where an aside or a time follows one of these doers."""
    aside = "في بيان" in order and doer in {"وزير الخارجية الفرنسي لوران فابيوس", "تنظيم داعش"}
    return trigger == "قصف" and (aside or ("بعد ساعات" in order and doer == "الحوثيون"))


def sentences():
    for (doer, gender, code), (masculine, feminine, _, rest, kind, other) in itertools.product(DOERS, VERBS):
        verb = masculine if gender == "m" else feminine
        for order in ORDERS:
            text = order.format(V=verb, S=doer, O=rest, K="وكان" if gender == "m" else "وكانت", P="جهته" if gender == "m" else "جهتها")
            yield text, kind, verb, code, other, is_known_miss(order, verb, doer)
    for (doer, oblique, code), (masculine, _, plural, rest, kind, other) in itertools.product(PLURAL_DOERS, VERBS):
        for order in ORDERS:
            verb = masculine if order.index("{V}") < order.index("{S}") else plural
            governed = "إن {S}" in order or "أن {S}" in order
            text = order.format(V=verb, S=oblique if governed else doer, O=rest, K="وكان", P="جهتهم")
            yield text, kind, verb, code, other, is_known_miss(order, verb, doer)
    for (doer, _, code), (name, with_li, other), (masdar, kind, trigger) in itertools.product(DOERS[:4], OTHERS, MASDARS):
        for setting in SETTINGS:
            yield setting.format(N=masdar.format(S=doer, T=name, L=with_li)), kind, trigger, code, other, False
    for (doer, gender, code), (masculine, feminine, lead), (masdar, kind), (name, _, other) in itertools.product(DOERS[1:3], LEADING, LED, OTHERS[1:]):
        verb = masculine if gender == "m" else feminine
        yield f"{verb} {doer} {lead}{masdar} {name}.", kind, masdar, code, other, False
        for aside in ASIDES:
            yield f"{verb} {doer}، {aside}، {lead}{masdar} {name}.", kind, masdar, code, other, False
    for (before, gender), (masculine, feminine, kind, trigger, who, whom) in itertools.product(BEFORE, FOLLOWING):
        if following := masculine if gender == "m" else feminine:
            yield f"{before} {following}", kind, trigger, who, whom, False
    for (doer, _, code), (noun, lead), (masdar, kind), (name, _, other) in itertools.product(DOERS[:3], LEADING_NOUNS, LED, OTHERS[1:]):
        for setting, left_open in LEADING_SETTINGS:
            if masdar not in left_open and not ("إن {N}" in setting and noun in {"تراجع", "تعهد"}):
                yield setting.format(N=f"{noun} {doer} {lead}{masdar} {name}"), kind, masdar, code, other, False


def sayings():
    for (speaker, gender, code), (masculine, feminine, saying, stance) in itertools.product(SPEAKERS, SAYINGS):
        with_li = "ل" + speaker[2:] if speaker.startswith("ال") else speaker
        yield saying.format(V=masculine if gender == "m" else feminine, S=speaker, L=with_li, C=TOLD), code, stance


def standings():
    for (perfect, imperfect, masdar, rest), (standing, ways) in itertools.product(ACTS, STANDINGS.items()):
        for way in ways:
            trigger = rest.split(" ")[0] if rest.startswith("عقوبات") else None
            text = way.format(V=perfect, P=imperfect, M=masdar, O=rest)
            yield text, {trigger} if trigger else {perfect, imperfect, masdar}, standing


def is_said_by(event, code, stance):
    """A relayed voice may stand behind the medium that relays it."""
    return event["type"] == "AID" and any(v["who"] == code and v["stance"] == stance for v in event["attribution"])


def sides(event):
    return {p["code"] for p in event["source"]}, {p["code"] for p in event["target"]}


def holds(event, kind, trigger, doer, other):
    if trigger not in event["trigger"]["text"] or (kind and event["type"] != kind):
        return False
    source, target = sides(event)
    return source | target == {doer, other} if event["type"] in MUTUAL else source == {doer} and target == {other}


def events_by_page(isnad, folder, count):
    pages = [os.path.join(folder, f"{i:05}.txt") for i in range(count)]
    done = subprocess.run([isnad, "read", *pages], capture_output=True, text=True, check=True)
    events = {}
    for line in done.stdout.splitlines():
        record = json.loads(line)
        if record["kind"] == "document":
            page = os.path.basename(record["page"])
            events[page] = []
        elif record["kind"] == "event":
            events[page].append(record)
    return events


def unread_sides(asked, found):
    for i, (text, kind, trigger, doer, other, known) in enumerate(asked):
        events = found[f"{i:05}.txt"]
        read = any(holds(e, kind, trigger, doer, other) for e in events)
        if read and known:
            yield f"{text} is read now: it is no known miss any more"
        elif not read and not known:
            yield f"{text} expected {kind or '*'} {doer} > {other}; found " + (
                "; ".join(f"{e['trigger']['text']} {e['type']} {sides(e)}" for e in events) or "nothing")


def unread_voices(asked, found, first):
    for i, (text, code, stance) in enumerate(asked, first):
        events = found[f"{i:05}.txt"]
        if not any(is_said_by(e, code, stance) for e in events):
            yield f"{text} expected {code} {stance}; found {[e['attribution'] for e in events]}"


def unread_standings(asked, found, first):
    for i, (text, triggers, standing) in enumerate(asked, first):
        read = [e["status"] for e in found[f"{i:05}.txt"] if any(t in e["trigger"]["text"] for t in triggers)]
        if standing not in read:
            yield f"{text} expected {standing}; found {read}"


def main():
    acts, voices, states = list(sentences()), list(sayings()), list(standings())
    texts = [a[0] for a in acts] + [v[0] for v in voices] + [s[0] for s in states]
    with tempfile.TemporaryDirectory() as folder:
        for i, text in enumerate(texts):
            with open(os.path.join(folder, f"{i:05}.txt"), "w", encoding="utf-8") as page:
                page.write(f"عنوان\nصحيفة - 2015-08-01\n\n{text}\n")
        found = events_by_page(sys.argv[1], folder, len(texts))
    wrong = [*unread_sides(acts, found), *unread_voices(voices, found, len(acts)), *unread_standings(states, found, len(acts) + len(voices))]
    print("\n".join([*wrong, f"word order: {len(texts)} sentences, {len(wrong)} not read as they say"]))
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main())
