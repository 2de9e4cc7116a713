#!/usr/bin/env python3
"""Writes a register of fictional groups as CSV, always the same: groups.py N > groups.csv"""
import csv
import random
import sys

FIELDS = "health education machizukuri tourism rural culture environment disaster safety rights international gender children ict science economy jobs consumer support".split()
DISTRICTS = "asanogawa asahi awagasaki izumino uchikawa oshino kikugawa kuratsuki kosaka kodatsuno daitoku tagami toita togashi nagasakadai nishi nuka nomachi misogura minma morimoto yasuhara yuwaku".split()
PLACES = "川 橋 山 海 坂 森 畑 寺 駅 港 公園 用水 広場 蔵 市場".split()
DEEDS = "見守り 読み聞かせ 手入れ 合唱 配食 清掃 将棋 防災 水引 発酵 養蜂 音訳 修理 案内 体操".split()

random.seed(20261123)
out = csv.writer(sys.stdout, lineterminator="\r\n")
out.writerow(["番号", "団体名", "ふりがな", "分野", "地区", "概要", "紹介", "会員数"])
for number in range(int(sys.argv[1])):
    place, deed = random.choice(PLACES), random.choice(DEEDS)
    text = "。".join(f"{random.choice(PLACES)}と{random.choice(PLACES)}のあいだで{random.choice(DEEDS)}を続けています" for _ in range(12))
    out.writerow([
        f"b{number:06d}", f"{place}の{deed}の会 {number}", "かい" + "".join(random.choice("あいうえおかきくけこさしすせそ") for _ in range(6)),
        random.choice(FIELDS), random.choice(DISTRICTS),
        f"{place}のそばで{deed}をしています。", text + "。", random.randint(3, 300),
    ])
