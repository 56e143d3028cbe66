using System.Linq;

namespace NetCompiler.KernelGenerator;

internal static partial class LanesWriter
{
    /// <summary>
    /// One counter of Philox in every 128 bits: x86 multiplies the lower halves of 64-bit lanes, which is both products of a counter at once.
    /// </summary>
    private static string Random(int bits, string name)
    {
        string set = bits switch { 512 => "Avx512F", 256 => "Avx2", _ => "Sse2" };
        string offsets = bits switch { 512 => "0ul, 0, 1, 0, 2, 0, 3, 0", 256 => "0ul, 0, 1, 0", _ => "0ul, 0" };
        string firsts = string.Join(", ", Enumerable.Range(0, bits / 64).Select(lane => lane % 2 == 0 ? "ulong.MaxValue" : "0"));
        string words = string.Join(", ", Enumerable.Range(0, bits / 128).Select(q => q == 0 ? "Block(block)" : $"Block(block + {q})"));
        string fallback = bits == 512
            ? ""
            : $$"""
                    if (!{{set}}.IsSupported)
                        return new({{(bits == 256 ? $"Vector256.Create({words})" : words)}});


            """;
        string block = bits == 512
            ? ""
            : """


                    Vector128<float> Block(uint c0)
                    {
                        (uint w0, uint w1, uint w2, uint w3) = Philox.Block(c0, c1, c2, c3, key);

                        return Vector128.Create(w0, w1, w2, w3).AsSingle();
                    }
            """;

        return
            $$"""
            [MethodImpl(Inline)] public static {{name}} Random(uint block, uint c1, uint c2, uint c3, ulong key)
                {
            {{fallback}}        // c0 and c2 of a counter are the 64-bit lanes of one register, c1 and c3 those of another. Upper halves hold leftovers, which no product reads.
                    Vector{{bits}}<ulong> even = Pairs(block, c2) + Vector{{bits}}.Create({{offsets}}), odd = Pairs(c1, c3);
                    Vector{{bits}}<ulong> factors = Pairs(Philox.FirstFactor, Philox.SecondFactor);
                    Vector{{bits}}<ulong> keys = Pairs((uint)key, key >> 32), weyl = Pairs(Philox.FirstWeyl, Philox.SecondWeyl);

                    for (int round = 0; round < Philox.Rounds; round++)
                    {
                        Vector{{bits}}<uint> products = {{set}}.Multiply(even.AsUInt32(), factors.AsUInt32()).AsUInt32();
                        Vector{{bits}}<ulong> swapped = {{set}}.Shuffle(products, 0b01_00_11_10).AsUInt64();
                        even = (swapped >>> 32) ^ odd ^ keys;
                        odd = swapped;
                        keys += weyl;
                    }

                    return new(((even & Vector{{bits}}.Create(0xFFFF_FFFFul)) | (odd << 32)).AsSingle());

                    static Vector{{bits}}<ulong> Pairs(ulong a, ulong b) => Vector{{bits}}.ConditionalSelect(Vector{{bits}}.Create({{firsts}}), Vector{{bits}}.Create(a), Vector{{bits}}.Create(b));{{block}}
                }
            """;
    }
}
