# The compiled tables, read-only, in the binary itself: the system maps them once
# for all processes.
    .section .rodata
    .global isnad_lexicon_begin
    .global isnad_lexicon_end
    .balign 64
isnad_lexicon_begin:
    .incbin ISNAD_LEXICON_IMAGE
isnad_lexicon_end:
    .byte 0
    .section .note.GNU-stack,"",%progbits
